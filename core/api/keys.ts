// Keys, as the management API shows and takes them: those of deployments, and those of the API itself.
import * as Type from '@sinclair/typebox'
import { choice, object, time, timeOrNull } from './common.ts'

export const SCOPES = ['admin', 'deploy', 'read'] as const
/** `admin` may everything, `deploy` changes deployments, `read` sees them; each includes the ones behind it. */
export type Scope = (typeof SCOPES)[number]

const name = Type.String({ minLength: 1, maxLength: 100 })
const expiresAt = Type.Optional(timeOrNull('When it stops working; null for never'))

/** A key of a deployment, which is made to be shared: its secret is shown to whoever may deploy. */
export const deploymentKeySchema = object({
  id: Type.String({ format: 'uuid' }),
  name,
  key: Type.String({ description: 'The secret itself, which begins with mh_' }),
  createdAt: time('When it was made'),
  expiresAt: timeOrNull('When it stops working; null for never'),
})
export type DeploymentKey = Type.Static<typeof deploymentKeySchema>

export const newDeploymentKeySchema = object({ name, expiresAt })
export type NewDeploymentKey = Type.Static<typeof newDeploymentKeySchema>

export const renewKeySchema = object({
  graceSeconds: Type.Optional(
    Type.Integer({
      minimum: 0,
      maximum: 31_536_000,
      default: 86_400,
      description: 'How long the old secret goes on working',
    }),
  ),
})
export type RenewKey = Type.Static<typeof renewKeySchema>

/** A key of the management API. Its secret is shown once, when it is made. */
export const controlKeySchema = object({
  id: Type.String({ format: 'uuid' }),
  name,
  scope: choice(SCOPES, 'What it may do'),
  deployments: Type.Union([Type.Array(Type.String()), Type.Null()], {
    description: 'The ids of the deployments that it is for; null for all',
  }),
  createdAt: time('When it was made'),
  expiresAt: timeOrNull('When it stops working; null for never'),
})
export type ControlKey = Type.Static<typeof controlKeySchema>

export const newControlKeySchema = object({
  name,
  scope: choice(SCOPES, 'What it may do'),
  deployments: Type.Optional(
    Type.Union([Type.Array(Type.String()), Type.Null()], {
      description: 'Subdomains or ids; null for all',
    }),
  ),
  expiresAt,
})
export type NewControlKey = Type.Static<typeof newControlKeySchema>

export const createdControlKeySchema = object({
  ...controlKeySchema.properties,
  key: Type.String({ description: 'The secret itself, shown this once' }),
})
export type CreatedControlKey = Type.Static<typeof createdControlKeySchema>
