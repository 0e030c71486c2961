// Deployments as a whole: made, seen, changed, cloned, deleted, recovered.
import * as Type from '@sinclair/typebox'
import {
  cloneSchema,
  deployedSchema,
  deploymentChangeSchema,
  deploymentSchema,
  newDeploymentSchema,
  recoverSchema,
} from '../../../core/api/index.ts'
import type { Actor } from '../../keys/index.ts'
import { hasScope } from '../authorise.ts'
import { type Operation, operation } from '../operation.ts'
import type { ControlPlaneParts } from '../parts.ts'
import { missingScope } from '../problems.ts'
import { onlyVisible, visibleDeleted, visibleDeployment } from '../visible.ts'

const DEFAULT_LIMIT = 1_000

const listQuerySchema = Type.Object(
  {
    search: Type.Optional(
      Type.String({ maxLength: 253, description: 'A part of the subdomain, name or domain' }),
    ),
    after: Type.Optional(
      Type.String({ maxLength: 63, description: 'The last subdomain of the page before' }),
    ),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000, default: DEFAULT_LIMIT })),
    deleted: Type.Optional(
      Type.Boolean({ default: false, description: 'The deleted ones, in place of the others' }),
    ),
  },
  { additionalProperties: false },
)

export function deploymentOperations({ deployments, live }: ControlPlaneParts): Operation[] {
  return [
    operation('deploy POST /api/v1/deployments', {
      id: 'createDeployment',
      tag: 'Deployments',
      summary: 'Deploy a mock',
      description: 'Quotas may be set with a key of the scope `admin` alone.',
      isServerWide: true,
      body: newDeploymentSchema,
      status: 201,
      answer: deployedSchema,
      refusals: [409, 422],
      headers: locationOf,
      handle: ({ actor, body }) => {
        requireAdminForQuotas(actor, body)
        return deployments.create(body, actor.name)
      },
    }),
    operation('read GET /api/v1/deployments', {
      id: 'listDeployments',
      tag: 'Deployments',
      summary: 'The deployments, by subdomain',
      query: listQuerySchema,
      answer: Type.Array(deploymentSchema),
      handle: ({ actor, query: { deleted = false, limit = DEFAULT_LIMIT, ...page } }) =>
        deployments.list({ ...page, limit, isDeleted: deleted, ...onlyVisible(actor) }),
    }),
    operation('read GET /api/v1/deployments/:name', {
      id: 'getDeployment',
      tag: 'Deployments',
      summary: 'A deployment',
      answer: deploymentSchema,
      handle: (input) => visibleDeployment(deployments, input),
    }),
    operation('deploy PATCH /api/v1/deployments/:name', {
      id: 'changeDeployment',
      tag: 'Deployments',
      summary: 'Change anything of a deployment but its mock',
      description: 'Quotas may be set with a key of the scope `admin` alone.',
      body: deploymentChangeSchema,
      answer: deploymentSchema,
      refusals: [409],
      handle: (input) => {
        requireAdminForQuotas(input.actor, input.body)
        return deployments.change(visibleDeployment(deployments, input).id, input.body)
      },
    }),
    operation('deploy DELETE /api/v1/deployments/:name', {
      id: 'deleteDeployment',
      tag: 'Deployments',
      summary: 'Delete a deployment, which can be recovered for 30 days',
      answer: deploymentSchema,
      handle: (input) => deployments.remove(visibleDeployment(deployments, input).id),
    }),
    operation('deploy POST /api/v1/deployments/:name/clone', {
      id: 'cloneDeployment',
      tag: 'Deployments',
      summary: 'Deploy a copy, with its variables, quotas and state, and a key of its own',
      isServerWide: true,
      body: cloneSchema,
      status: 201,
      answer: deployedSchema,
      refusals: [409],
      headers: locationOf,
      handle: (input) => {
        const { id } = visibleDeployment(deployments, input)
        live.save()
        return deployments.clone(id, input.body, input.actor.name)
      },
    }),
    operation('deploy POST /api/v1/deployments/:name/recover', {
      id: 'recoverDeployment',
      tag: 'Deployments',
      summary: 'Recover a deleted deployment, by its id or former subdomain',
      body: recoverSchema,
      answer: deploymentSchema,
      refusals: [409],
      handle: (input) => deployments.recover(visibleDeleted(deployments, input).id, input.body),
    }),
  ]
}

const locationOf = ({ subdomain }: { subdomain: string }): Record<string, string> => ({
  Location: `/api/v1/deployments/${subdomain}`,
})

/** Quotas are the operator's: they are what keeps one deployment from taking the others' share. */
function requireAdminForQuotas(actor: Actor, { quotas }: { quotas?: unknown }): void {
  if (quotas !== undefined && !hasScope(actor, 'admin'))
    throw missingScope('admin', actor.scope, 'Setting quotas')
}
