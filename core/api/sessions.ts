// Sessions, overrides and dry runs: what tests do with a deployment, as the management API shows and takes it.
import * as Type from '@sinclair/typebox'
import { choice, mistakeSchema, object, time } from './common.ts'

const sessionId = (description: string) =>
  Type.String({ pattern: '^[A-Za-z0-9._:-]{1,128}$', description })

export const sessionIdSchema = sessionId('The id of a session: 1 to 128 of A-Z a-z 0-9 . _ : -')

/** Whose state, overrides or figures are meant. */
export const ofSessionSchema = object({
  session: Type.Optional(
    sessionId('The id of a session; the deployment itself where it is left out'),
  ),
})
export type OfSession = Type.Static<typeof ofSessionSchema>

export const sessionSchema = object({
  id: Type.String(),
  createdAt: time('When it was made'),
  usedAt: time('When it was used last; an hour later it ends'),
  requests: Type.Integer({ description: 'How many it has answered since it was made or reset' }),
})
export type Session = Type.Static<typeof sessionSchema>

const writtenRoute = Type.Object({}, { additionalProperties: true, description: 'A route' })

export const newOverrideSchema = object({
  routes: Type.Array(writtenRoute, {
    minItems: 1,
    maxItems: 1_000,
    description: "Routes to stand in front of the mock's own",
  }),
  times: Type.Optional(
    Type.Integer({
      minimum: 1,
      description: 'How many requests they answer in all; as many as come, where it is left out',
    }),
  ),
})
export type NewOverride = Type.Static<typeof newOverrideSchema>

export const overrideSchema = object({
  id: Type.String(),
  routes: Type.Array(writtenRoute),
  times: Type.Union([Type.Integer(), Type.Null()], {
    description: 'How many requests they still answer; null for as many as come',
  }),
})
export type Override = Type.Static<typeof overrideSchema>

export const addedOverrideSchema = object({
  ...overrideSchema.properties,
  warnings: Type.Array(mistakeSchema, { description: 'What is odd in the routes' }),
})
export type AddedOverride = Type.Static<typeof addedOverrideSchema>

/** A response of a mock, and how often it was sent. */
export const responseUsageSchema = object({
  route: object({
    uuid: Type.String(),
    title: Type.String({ description: 'As in `GET /users/:id`' }),
  }),
  routeResponse: object({
    uuid: Type.String(),
    number: Type.Integer({ description: 'Its place in the route, from 1' }),
    label: Type.String(),
  }),
  requests: Type.Integer({
    description: 'How many requests it has answered since the mock was loaded or the session made',
  }),
})
export type ResponseUsage = Type.Static<typeof responseUsageSchema>

/** A request that is only to be decided. */
export const triedRequestSchema = object({
  method: Type.Optional(
    Type.String({ pattern: "^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,32}$", default: 'GET' }),
  ),
  target: Type.String({
    pattern: '^/',
    maxLength: 65_536,
    description: 'Path and query, as in `/users?page=2`',
  }),
  headers: Type.Optional(Type.Record(Type.String(), Type.String())),
  body: Type.Optional(Type.Union([Type.String(), Type.Null()])),
  bodyEncoding: Type.Optional(choice(['text', 'base64'], 'How `body` is written; default `text`')),
})
export type TriedRequest = Type.Static<typeof triedRequestSchema>
