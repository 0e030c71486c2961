// The keys of the API itself.
import * as Type from '@sinclair/typebox'
import {
  controlKeySchema,
  createdControlKeySchema,
  newControlKeySchema,
} from '../../../core/api/index.ts'
import { type Operation, operation } from '../operation.ts'
import type { ControlPlaneParts } from '../parts.ts'

// Whoever could make a key for everything may everything, so all of it is for keys that are not bound.
export function controlKeyOperations({ controlKeys }: ControlPlaneParts): Operation[] {
  return [
    operation('admin GET /api/v1/keys', {
      id: 'listKeys',
      tag: 'Keys',
      summary: 'The keys of this API, without their secrets',
      isServerWide: true,
      answer: Type.Array(controlKeySchema),
      handle: () => controlKeys.list(),
    }),
    operation('admin POST /api/v1/keys', {
      id: 'createKey',
      tag: 'Keys',
      summary: 'Make a key of this API; its secret is shown this once',
      isServerWide: true,
      body: newControlKeySchema,
      status: 201,
      answer: createdControlKeySchema,
      refusals: [404],
      handle: ({ body }) => controlKeys.create(body),
    }),
    operation('admin DELETE /api/v1/keys/:id', {
      id: 'revokeKey',
      tag: 'Keys',
      summary: 'Revoke a key of this API',
      isServerWide: true,
      status: 204,
      refusals: [409],
      handle: ({ params }) => {
        controlKeys.revoke(params.id)
        return undefined
      },
    }),
  ]
}
