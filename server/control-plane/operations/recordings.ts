// The recording of a deployment: switched, looked over, and taken into its mock.

import * as Type from '@sinclair/typebox'
import {
  type ApiRecordedRoute,
  changedMockSchema,
  type RecordingChoices,
  recordedRouteSchema,
  recordingChoicesSchema,
  recordingSchema,
  recordingSwitchSchema,
  takeRecordingSchema,
} from '../../../core/api/index.ts'
import { compactMock, dialectOf, type Mock, readDocument } from '../../../core/document/index.ts'
import { migrateMockoonFile, needsMigration } from '../../../core/formats/index.ts'
import { type RecordedRoute, record } from '../../../core/recording/index.ts'
import { joinMock, knownRoute } from '../../recordings/index.ts'
import { Refusal } from '../../refusal.ts'
import { type Operation, operation } from '../operation.ts'
import type { ControlPlaneParts } from '../parts.ts'
import { visibleDeployment } from '../visible.ts'

const PATH = '/api/v1/deployments/:name/recording'
const MAX_VALUES = 20

export function recordingOperations(parts: ControlPlaneParts): Operation[] {
  const { deployments, recordings } = parts
  const describe = async (id: string) => {
    const { startedAt, ...state } = recordings.state(id)
    const routes = await routesOf(parts, id, {})
    return {
      ...state,
      startedAt: startedAt === undefined ? null : new Date(startedAt).toISOString(),
      routes: routes.shown,
    }
  }
  return [
    operation(`read GET ${PATH}`, {
      id: 'getRecording',
      tag: 'Recordings',
      summary: 'What was recorded of the API behind a deployment, as routes to look over',
      answer: recordingSchema,
      handle: (input) => describe(visibleDeployment(deployments, input).id),
    }),
    operation(`deploy PUT ${PATH}`, {
      id: 'switchRecording',
      tag: 'Recordings',
      summary: 'Begin or end to record what is proxied',
      description:
        'While it is on, each request that the mock hands on to another server is kept with its answer: without secrets, at most 1 MiB of each body, and at most 2,000 exchanges or 64 MiB.',
      body: recordingSwitchSchema,
      answer: recordingSchema,
      handle: (input) => {
        const { id } = visibleDeployment(deployments, input)
        if (input.body.isRecording) recordings.start(id)
        else recordings.stop(id)
        return describe(id)
      },
    }),
    operation(`deploy DELETE ${PATH}`, {
      id: 'clearRecording',
      tag: 'Recordings',
      summary: 'Forget what was recorded',
      status: 204,
      handle: (input) => {
        recordings.clear(visibleDeployment(deployments, input).id)
        return undefined
      },
    }),
    operation(`read POST ${PATH}/review`, {
      id: 'reviewRecording',
      tag: 'Recordings',
      summary: 'The routes as they come out by other choices; nothing is changed',
      body: recordingChoicesSchema,
      answer: Type.Array(recordedRouteSchema),
      handle: async (input) =>
        (await routesOf(parts, visibleDeployment(deployments, input).id, input.body)).shown,
    }),
    operation(`deploy POST ${PATH}/take`, {
      id: 'takeRecording',
      tag: 'Recordings',
      summary: 'Take recorded routes into the mock: a new revision, live at once',
      body: takeRecordingSchema,
      answer: changedMockSchema,
      refusals: [409, 412],
      handle: async (input) => {
        const { id } = visibleDeployment(deployments, input)
        const { titles, ...choices } = input.body
        const { mock, written, found, revision } = await routesOf(parts, id, choices)
        const taken = titles.map((title) => found.find((one) => one.title === title) ?? title)
        const missing = taken.find((one) => typeof one === 'string')
        if (missing !== undefined) throw notRecorded(missing as string)
        const joined = joinMock(mock, taken as RecordedRoute[])
        return deployments.replaceMock(id, compactMock(joined, dialectOf(written)), {
          author: input.actor.name,
          message: `Took ${titles.length === 1 ? titles[0] : `${titles.length} routes`} from the recording`,
          ifRevision: revision,
        })
      },
    }),
  ]
}

interface FoundRoutes {
  readonly mock: Mock
  readonly written: unknown
  readonly revision: number
  readonly found: readonly RecordedRoute[]
  readonly shown: ApiRecordedRoute[]
}

async function routesOf(
  { deployments, recordings }: ControlPlaneParts,
  id: string,
  choices: RecordingChoices,
): Promise<FoundRoutes> {
  const { revision } = deployments.get(id)
  const deployed = deployments.document(id, revision)
  const written = needsMigration(deployed) ? await migrateMockoonFile(deployed as object) : deployed
  const { mock } = readDocument(written)
  if (!mock) throw new Error('A document that was deployed can no longer be read')
  const found = record(recordings.samples(id), { ...choices, prefix: mock.endpointPrefix })
  return { mock, written, revision, found, shown: found.map((one) => show(one, mock)) }
}

function show(one: RecordedRoute, mock: Mock): ApiRecordedRoute {
  const { title, exchanges, mode, notes, files, route } = one
  const parameters = (all: RecordedRoute['parameters']) =>
    all.map(({ name = null, values, ...rest }) => ({
      ...rest,
      name,
      values: values.slice(0, MAX_VALUES),
    }))
  return {
    title,
    exchanges,
    mode,
    isKnown: knownRoute(mock, one) !== undefined,
    parameters: parameters(one.parameters),
    offers: parameters(one.offers),
    notes: [...notes],
    files: files.map(({ path }) => path),
    route: route as Record<string, unknown>,
  }
}

const notRecorded = (title: string): Refusal =>
  new Refusal({
    kind: 'not-recorded',
    status: 409,
    title: 'Not recorded',
    detail: `No route of the recording is called ${JSON.stringify(title)}`,
    hint: 'Titles depend on the choices: ask for the review with the same ones.',
  })
