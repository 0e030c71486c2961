// A deployment's state, and the server's own, as the management API shows and takes them.
import * as Type from '@sinclair/typebox'
import { choice, object, time } from './common.ts'
import { quotasSchema } from './deployments.ts'
import { SCOPES } from './keys.ts'
import { ofSessionSchema } from './sessions.ts'

export const bucketStateSchema = object({
  uuid: Type.String(),
  id: Type.String(),
  name: Type.String(),
  isGenerated: Type.Boolean({
    description: 'False while it waits for the first request that it is made from',
  }),
  value: Type.Unknown(),
})

export const stateSchema = object({
  buckets: Type.Array(bucketStateSchema),
  variables: Type.Record(Type.String(), Type.Unknown(), {
    description: 'Global variables by name',
  }),
  counters: Type.Array(
    object({
      route: Type.String({ description: 'Its uuid' }),
      title: Type.String(),
      count: Type.Integer(),
    }),
  ),
  bytes: Type.Integer({ description: 'Size of the state as it is saved' }),
})
export type State = Type.Static<typeof stateSchema>

/** What is given is set, the rest stays. */
export const stateChangeSchema = object({
  buckets: Type.Optional(
    Type.Record(Type.String(), Type.Unknown(), {
      description: 'Values by the id, name or uuid of the bucket',
    }),
  ),
  append: Type.Optional(
    Type.Record(Type.String(), Type.Array(Type.Unknown()), {
      description: 'Items to add to buckets that are lists, by the id, name or uuid of the bucket',
    }),
  ),
  variables: Type.Optional(
    Type.Record(Type.String(), Type.Unknown(), { description: 'Null removes one' }),
  ),
  counters: Type.Optional(
    Type.Record(Type.String(), Type.Integer({ minimum: 0 }), {
      description: 'By the uuid of the route',
    }),
  ),
})
export type StateChange = Type.Static<typeof stateChangeSchema>

/** Whose state is reset, and whether all of it. */
export const resetStateSchema = object({
  ...ofSessionSchema.properties,
  bucket: Type.Optional(
    Type.String({
      maxLength: 1_000,
      description: 'Only this bucket: its id, name or uuid. Everything where it is left out',
    }),
  ),
})
export type ResetState = Type.Static<typeof resetStateSchema>

export const serverSchema = object({
  version: Type.String(),
  runtime: Type.String({ examples: ['bun 1.4.5'] }),
  domain: Type.String(),
  port: Type.Integer(),
  regions: Type.Array(Type.String()),
  quotas: quotasSchema,
  deployments: Type.Integer(),
  startedAt: time('When the server started'),
})
export type ServerInfo = Type.Static<typeof serverSchema>

export const meSchema = object({
  name: Type.String({ description: 'Of the key that asks' }),
  scope: choice(SCOPES, 'What it may do'),
  deployments: Type.Union([Type.Array(Type.String()), Type.Null()]),
})
export type Me = Type.Static<typeof meSchema>
