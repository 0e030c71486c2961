// The state of a deployment: what requests have changed.
import { stateChangeSchema, stateSchema } from '../../../core/api/index.ts'
import { type Operation, operation } from '../operation.ts'
import type { ControlPlaneParts } from '../parts.ts'
import { visibleDeployment } from '../visible.ts'

export function stateOperations({ deployments, live }: ControlPlaneParts): Operation[] {
  return [
    operation('read GET /api/v1/deployments/:name/state', {
      id: 'getState',
      tag: 'State',
      summary: 'Buckets, variables and counters of a deployment',
      answer: stateSchema,
      handle: (input) => live.state(visibleDeployment(deployments, input).id),
    }),
    operation('deploy PUT /api/v1/deployments/:name/state', {
      id: 'changeState',
      tag: 'State',
      summary: 'Set what is given of the state; the rest stays',
      body: stateChangeSchema,
      answer: stateSchema,
      handle: (input) => live.changeState(visibleDeployment(deployments, input).id, input.body),
    }),
    operation('deploy DELETE /api/v1/deployments/:name/state', {
      id: 'resetState',
      tag: 'State',
      summary: 'Take the state back to what the mock begins with',
      answer: stateSchema,
      handle: (input) => live.resetState(visibleDeployment(deployments, input).id),
    }),
  ]
}
