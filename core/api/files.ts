// Files of deployments, which their mocks send: as the management API shows and takes them.
import * as Type from '@sinclair/typebox'
import { object, time } from './common.ts'

export const deploymentFileSchema = object({
  path: Type.String({ description: 'As mocks name it: relative, with slashes' }),
  bytes: Type.Integer(),
  sha256: Type.String({ description: 'Of the content, in hex' }),
  changedAt: time('When it was uploaded'),
})
export type DeploymentFile = Type.Static<typeof deploymentFileSchema>

export const filePathSchema = object({
  path: Type.String({
    minLength: 1,
    maxLength: 512,
    description: 'As the mock has it, as in data/users.json',
  }),
})
export type FilePath = Type.Static<typeof filePathSchema>
