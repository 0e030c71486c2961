// What went over a WebSocket, in the transaction of its connection.
import * as Type from '@sinclair/typebox'
import { choice, object, time } from './common.ts'

const count = (description: string) =>
  object({ messages: Type.Integer(), bytes: Type.Integer() }, description)

const speaker = choice(['client', 'mock'], 'Who spoke')

export const socketMessageSchema = object({
  time: time('When it came or was sent'),
  from: speaker,
  body: Type.Union([Type.String(), Type.Null()], {
    description: 'Its beginning where it is long; null for none. Binary messages are in base64',
  }),
  bodyEncoding: choice(['text', 'base64'], 'How `body` is written'),
  bodyBytes: Type.Integer({ description: 'How long it is' }),
  why: Type.String({ description: 'Why it was sent, in a sentence; empty where it came' }),
})
export type SocketMessage = Type.Static<typeof socketMessageSchema>

export const socketTranscriptSchema = object(
  {
    received: count('From the client'),
    sent: count('To the client'),
    messages: Type.Array(socketMessageSchema, {
      description: 'The first ones and the last ones, in their order',
    }),
    omitted: Type.Integer({ description: 'How many between the first and the last are left out' }),
    omittedAfter: Type.Integer({ description: 'Behind how many of `messages` those were' }),
    closed: Type.Union([
      object({
        by: speaker,
        code: Type.Integer({ description: '1006 where nobody said goodbye' }),
        reason: Type.String(),
        time: time('When'),
      }),
      Type.Null(),
    ]),
  },
  'What went over a WebSocket connection so far',
)
export type SocketTranscript = Type.Static<typeof socketTranscriptSchema>
