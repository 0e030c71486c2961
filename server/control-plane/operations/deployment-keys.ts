// The keys of a deployment, which are made to be shared with whoever sends it requests.
import * as Type from '@sinclair/typebox'
import {
  deploymentKeySchema,
  newDeploymentKeySchema,
  renewKeySchema,
} from '../../../core/api/index.ts'
import { type Operation, operation } from '../operation.ts'
import type { ControlPlaneParts } from '../parts.ts'
import { visibleDeployment } from '../visible.ts'

export function deploymentKeyOperations({ deployments }: ControlPlaneParts): Operation[] {
  return [
    operation('deploy GET /api/v1/deployments/:name/keys', {
      id: 'listDeploymentKeys',
      tag: 'Keys',
      summary: 'The keys of a deployment, with their secrets',
      answer: Type.Array(deploymentKeySchema),
      handle: (input) => deployments.keys(visibleDeployment(deployments, input).id),
    }),
    operation('deploy POST /api/v1/deployments/:name/keys', {
      id: 'createDeploymentKey',
      tag: 'Keys',
      summary: 'Make a key for a deployment',
      body: newDeploymentKeySchema,
      status: 201,
      answer: deploymentKeySchema,
      handle: (input) =>
        deployments.createKey(visibleDeployment(deployments, input).id, input.body),
    }),
    operation('deploy POST /api/v1/deployments/:name/keys/:id/renew', {
      id: 'renewDeploymentKey',
      tag: 'Keys',
      summary: 'Give a key a new secret; the old one goes on working for a while',
      body: renewKeySchema,
      answer: deploymentKeySchema,
      handle: (input) => {
        const { id } = visibleDeployment(deployments, input)
        return deployments.renewKey(id, input.params.id, input.body)
      },
    }),
    operation('deploy DELETE /api/v1/deployments/:name/keys/:id', {
      id: 'revokeDeploymentKey',
      tag: 'Keys',
      summary: 'Revoke a key of a deployment',
      status: 204,
      handle: (input) => {
        deployments.revokeKey(visibleDeployment(deployments, input).id, input.params.id)
        return undefined
      },
    }),
  ]
}
