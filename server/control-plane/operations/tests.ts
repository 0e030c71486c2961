// What tests do with a deployment or a session of it: overrides, dry runs, beginning anew.
import * as Type from '@sinclair/typebox'
import {
  addedOverrideSchema,
  newOverrideSchema,
  ofSessionSchema,
  overrideSchema,
  responseUsageSchema,
  transactionSchema,
  triedRequestSchema,
} from '../../../core/api/index.ts'
import { type Operation, operation } from '../operation.ts'
import type { ControlPlaneParts } from '../parts.ts'
import { visibleTarget } from '../visible.ts'

const PATH = '/api/v1/deployments/:name'

const removalSchema = Type.Object(
  {
    ...ofSessionSchema.properties,
    id: Type.Optional(Type.String({ description: 'Of one; all of them where it is left out' })),
  },
  { additionalProperties: false },
)

export function testOperations({ deployments, tests }: ControlPlaneParts): Operation[] {
  return [
    operation(`read GET ${PATH}/overrides`, {
      id: 'listOverrides',
      tag: 'Tests',
      summary: "The routes in front of the mock's own; those added last are tried first",
      query: ofSessionSchema,
      answer: Type.Array(overrideSchema),
      handle: (input) => tests.overrides(visibleTarget(deployments, input)),
    }),
    operation(`deploy POST ${PATH}/overrides`, {
      id: 'addOverride',
      tag: 'Tests',
      summary: "Put routes in front of the mock's own, until they are taken away",
      description:
        'They are checked as a mock is. They are kept in memory only, over changes of the mock that they fit; the sessions that are there already do not see those of the deployment.',
      query: ofSessionSchema,
      body: newOverrideSchema,
      status: 201,
      answer: addedOverrideSchema,
      refusals: [409],
      handle: (input) => tests.use(visibleTarget(deployments, input), input.body),
    }),
    operation(`deploy DELETE ${PATH}/overrides`, {
      id: 'removeOverrides',
      tag: 'Tests',
      summary: 'Take overrides away',
      query: removalSchema,
      status: 204,
      handle: async (input) => {
        await tests.unuse(visibleTarget(deployments, input), input.query.id)
        return undefined
      },
    }),
    operation(`deploy POST ${PATH}/reset`, {
      id: 'reset',
      tag: 'Tests',
      summary: 'Begin anew: state, overrides, random data, and the recorded requests of a session',
      query: ofSessionSchema,
      status: 204,
      handle: async (input) => {
        await tests.reset(visibleTarget(deployments, input))
        return undefined
      },
    }),
    operation(`read GET ${PATH}/responses`, {
      id: 'listResponses',
      tag: 'Tests',
      summary: 'Every response of the mock, and how many requests it has answered',
      description:
        'Counted since the mock came into memory, or since the session was made; those of sessions count for the deployment too.',
      query: ofSessionSchema,
      answer: Type.Array(responseUsageSchema),
      handle: (input) => tests.responses(visibleTarget(deployments, input)),
    }),
    operation(`read POST ${PATH}/match`, {
      id: 'match',
      tag: 'Tests',
      summary: 'What would answer a request, and why; nothing is changed and nothing recorded',
      query: ofSessionSchema,
      body: triedRequestSchema,
      answer: transactionSchema,
      handle: (input) => tests.match(visibleTarget(deployments, input), input.body),
    }),
  ]
}
