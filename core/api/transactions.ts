// Transactions: each request that a deployment answered, with its answer and why it was that one.
import * as Type from '@sinclair/typebox'
import { choice, object, time } from './common.ts'
import { socketTranscriptSchema } from './sockets.ts'

const headers = Type.Array(Type.Tuple([Type.String(), Type.String()]), {
  description: 'Names and values; secrets are redacted',
})
const body = Type.Union([Type.String(), Type.Null()], {
  description: 'Null for none; a body that is no text is in base64',
})
const bodyFields = {
  body,
  bodyEncoding: choice(['text', 'base64'], 'How `body` is written'),
  bodyBytes: Type.Integer({
    description: 'How long the body is; `body` holds its beginning where it is long',
  }),
}

/** What one stage saw and decided, in a sentence. */
export const traceStepSchema = object({
  stage: choice(
    ['read', 'match', 'choose', 'render', 'answer', 'callback'],
    'The stage of the engine, or `callback` for what came after the answer',
  ),
  text: Type.String(),
})
export type TraceStep = Type.Static<typeof traceStepSchema>

export const nearMissSchema = object({
  route: Type.String({ description: 'As in `GET /users/:id`' }),
  reason: Type.String({ description: 'Why it did not answer, in a sentence' }),
})

export const transactionSchema = object({
  id: Type.Integer({ description: 'Grows with time; unique on this server' }),
  time: time('When the request was decided'),
  durationMs: Type.Number({ description: 'From its arrival to its answer, latency included' }),
  request: object({
    method: Type.String(),
    path: Type.String({ description: 'Without the query' }),
    query: Type.String({ description: 'Without the question mark' }),
    address: Type.String({ description: 'The client; empty for some of many hundreds a second' }),
    headers,
    ...bodyFields,
  }),
  response: object({ status: Type.Integer(), headers, ...bodyFields }),
  source: choice(
    ['response', 'websocket', 'preflight', 'proxy', 'none', 'refused'],
    'What answered; `websocket` for a connection, `proxy` for another server, `refused` before the mock was asked: key, quota, pause',
  ),
  route: Type.Union([
    object({ uuid: Type.String(), title: Type.String({ description: 'As in `GET /users/:id`' }) }),
    Type.Null(),
  ]),
  routeResponse: Type.Union([
    object({
      uuid: Type.String(),
      number: Type.Integer({ description: 'Its place in the route, from 1' }),
      label: Type.String(),
    }),
    Type.Null(),
  ]),
  why: Type.String({ description: 'Why this answer, in a sentence' }),
  trace: Type.Array(traceStepSchema),
  nearest: Type.Array(nearMissSchema, {
    description: 'Where no route answers: the routes that come nearest',
  }),
  revision: Type.Integer({ description: 'The revision of the mock that answered' }),
  session: Type.Union([Type.String(), Type.Null()], {
    description: 'The session that the request named; null for none',
  }),
  socket: Type.Optional(socketTranscriptSchema),
})
export type Transaction = Type.Static<typeof transactionSchema>

export const transactionFilterSchema = object({
  status: Type.Optional(
    Type.String({ pattern: '^[1-9]([0-9]{2}|xx)$', description: '`404`, or `4xx`' }),
  ),
  method: Type.Optional(Type.String({ maxLength: 32 })),
  path: Type.Optional(Type.String({ maxLength: 2_000, description: 'A part of the path' })),
  route: Type.Optional(Type.String({ description: 'The uuid of a route' })),
  session: Type.Optional(
    Type.String({ maxLength: 128, description: 'The id of a session; empty for those of none' }),
  ),
  since: Type.Optional(time('Not before')),
  until: Type.Optional(time('Not after')),
  before: Type.Optional(
    Type.Integer({ description: 'Only with a smaller id: the cursor of the last page' }),
  ),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
})
export type TransactionFilter = Type.Static<typeof transactionFilterSchema>

/** Newest first. */
export const transactionPageSchema = object({
  transactions: Type.Array(transactionSchema),
  cursor: Type.Union([Type.Integer(), Type.Null()], {
    description: 'For `before`, to go on; null at the end',
  }),
})
export type TransactionPage = Type.Static<typeof transactionPageSchema>

export const replaySchema = object({
  dryRun: Type.Optional(
    Type.Boolean({
      default: false,
      description: 'Only decide: nothing is changed and nothing recorded',
    }),
  ),
})
export type Replay = Type.Static<typeof replaySchema>
