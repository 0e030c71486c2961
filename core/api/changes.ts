// Changes of a deployment, as whoever follows them is told.
import * as Type from '@sinclair/typebox'
import { choice, object, time } from './common.ts'

export const LIVE_CHANGE_KINDS = ['now', 'mock', 'settings', 'deleted'] as const

export const liveChangeSchema = object({
  kind: choice(
    LIVE_CHANGE_KINDS,
    '`now` is how things are as the stream begins; `settings` is anything but the mock: names, domains, keys, variables, quotas, pause',
  ),
  revision: Type.Integer({ description: 'The live one' }),
  author: Type.String({ description: 'The name of the key that made the revision' }),
  message: Type.String({ description: 'Of the revision' }),
  changedAt: time('When the deployment was changed last'),
})
export type LiveChange = Type.Static<typeof liveChangeSchema>
