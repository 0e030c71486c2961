// Recordings: exchanges with the real API behind a deployment, and the routes that come of them.
import * as Type from '@sinclair/typebox'
import { choice, object, timeOrNull } from './common.ts'

const pathParameterSchema = object({
  id: Type.String({ description: 'For `parameters` and `literals` of the choices' }),
  segment: Type.Integer({ description: 'Its place in the path, from 0' }),
  name: Type.Union([Type.String(), Type.Null()], {
    description: 'Null for one that is only offered',
  }),
  values: Type.Array(Type.String(), { description: 'What stood there, the first of it' }),
})

export const recordedRouteSchema = object({
  title: Type.String({ description: 'As in `GET /users/:userId`' }),
  exchanges: Type.Integer({ description: 'How many it comes from' }),
  mode: choice(['only', 'rules', 'sequence'], 'How several answers are told apart'),
  isKnown: Type.Boolean({
    description: 'Whether the mock has a route for it: its responses are added to that one',
  }),
  parameters: Type.Array(pathParameterSchema, { description: 'Taken for ids' }),
  offers: Type.Array(pathParameterSchema, { description: 'May be ids too' }),
  notes: Type.Array(Type.String(), { description: 'What should be known before taking it' }),
  files: Type.Array(Type.String(), { description: 'Bodies that are no text, by their paths' }),
  route: Type.Object({}, { additionalProperties: true, description: 'A route' }),
})
export type ApiRecordedRoute = Type.Static<typeof recordedRouteSchema>

export const recordingSchema = object({
  isRecording: Type.Boolean(),
  startedAt: timeOrNull('When it was switched on'),
  exchanges: Type.Integer({ description: 'How many are kept' }),
  isFull: Type.Boolean({ description: 'Whether no more are kept, as there are too many' }),
  routes: Type.Array(recordedRouteSchema),
})
export type Recording = Type.Static<typeof recordingSchema>

export const recordingSwitchSchema = object({ isRecording: Type.Boolean() })

const texts = (description: string) =>
  Type.Optional(Type.Array(Type.String({ maxLength: 4_000 }), { maxItems: 1_000, description }))

const choiceFields = {
  parameters: texts('Ids of offers that are parameters'),
  literals: texts('Ids of parameters that are none'),
  sequences: texts('Titles of routes whose answers come one after the other'),
}
export const recordingChoicesSchema = object(choiceFields)
export type RecordingChoices = Type.Static<typeof recordingChoicesSchema>

export const takeRecordingSchema = object({
  ...choiceFields,
  titles: Type.Array(Type.String({ maxLength: 4_000 }), {
    minItems: 1,
    maxItems: 1_000,
    description: 'Of the routes that join the mock',
  }),
})
export type TakeRecording = Type.Static<typeof takeRecordingSchema>
