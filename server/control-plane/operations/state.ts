// The state of a deployment, or of a session: what requests have changed.
import {
  ofSessionSchema,
  resetStateSchema,
  stateChangeSchema,
  stateSchema,
} from '../../../core/api/index.ts'
import { type Operation, operation } from '../operation.ts'
import type { ControlPlaneParts } from '../parts.ts'
import { visibleTarget } from '../visible.ts'

export function stateOperations({ deployments, live }: ControlPlaneParts): Operation[] {
  return [
    operation('read GET /api/v1/deployments/:name/state', {
      id: 'getState',
      tag: 'State',
      summary: 'Buckets, variables and counters of a deployment',
      query: ofSessionSchema,
      answer: stateSchema,
      handle: (input) => live.state(visibleTarget(deployments, input)),
    }),
    operation('deploy PUT /api/v1/deployments/:name/state', {
      id: 'changeState',
      tag: 'State',
      summary: 'Set what is given of the state; the rest stays',
      refusals: [409],
      query: ofSessionSchema,
      body: stateChangeSchema,
      answer: stateSchema,
      handle: (input) => live.changeState(visibleTarget(deployments, input), input.body),
    }),
    operation('deploy DELETE /api/v1/deployments/:name/state', {
      id: 'resetState',
      tag: 'State',
      summary: 'Take the state back to what the mock begins with',
      query: resetStateSchema,
      answer: stateSchema,
      handle: (input) => live.resetState(visibleTarget(deployments, input), input.query.bucket),
    }),
  ]
}
