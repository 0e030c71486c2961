// The sessions of a deployment: copies of its state that only the requests naming them see.
import * as Type from '@sinclair/typebox'
import { sessionSchema, transactionSchema } from '../../../core/api/index.ts'
import { type Operation, operation } from '../operation.ts'
import type { ControlPlaneParts } from '../parts.ts'
import { sessionParameter } from '../session-parameter.ts'
import { visibleDeployment } from '../visible.ts'

const PATH = '/api/v1/deployments/:name/sessions'
const MOST_CALLS = 200

const callsQuerySchema = Type.Object(
  {
    after: Type.Optional(
      Type.Integer({ minimum: 0, default: 0, description: 'Only those with a greater id' }),
    ),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: MOST_CALLS, default: MOST_CALLS })),
  },
  { additionalProperties: false },
)

export function sessionOperations({ deployments, tests }: ControlPlaneParts): Operation[] {
  const targetOf = (
    input: Parameters<typeof visibleDeployment>[1] & { params: { id: string } },
  ) => ({
    id: visibleDeployment(deployments, input).id,
    session: sessionParameter(input.params.id),
  })
  return [
    operation(`read GET ${PATH}`, {
      id: 'listSessions',
      tag: 'Tests',
      summary: 'The sessions of a deployment; the one used last comes last',
      answer: Type.Array(sessionSchema),
      handle: (input) => tests.sessions(visibleDeployment(deployments, input).id),
    }),
    operation(`deploy PUT ${PATH}/:id`, {
      id: 'openSession',
      tag: 'Tests',
      summary: 'Make a session, unless it is there',
      description:
        'A session begins with the state and the overrides that the deployment has now. The first request with the header `X-Mockhost-Session: ID` makes it too. It ends when it is not used for an hour, and when the deployment leaves memory.',
      answer: sessionSchema,
      refusals: [422],
      handle: (input) => tests.openSession(targetOf(input)),
    }),
    operation(`deploy DELETE ${PATH}/:id`, {
      id: 'endSession',
      tag: 'Tests',
      summary: 'End a session',
      status: 204,
      refusals: [422],
      handle: async (input) => {
        await tests.endSession(targetOf(input))
        return undefined
      },
    }),
    operation(`deploy GET ${PATH}/:id/transactions`, {
      id: 'listSessionTransactions',
      tag: 'Tests',
      summary: 'The requests of a session since it was made or reset, oldest first',
      description:
        'They are kept in memory and are whole: nothing is redacted and no body is cut, so the key needs the scope `deploy`. Of all sessions of a deployment, the newest 10,000 are kept.',
      query: callsQuerySchema,
      answer: Type.Array(transactionSchema),
      handle: (input) => {
        const { after = 0, limit = MOST_CALLS } = input.query
        return tests.sessionCalls(targetOf(input), { after, limit })
      },
    }),
  ]
}
