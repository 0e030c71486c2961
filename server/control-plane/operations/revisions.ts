// The revisions of a deployment's mock.
import * as Type from '@sinclair/typebox'
import {
  changedMockSchema,
  revisionDetailSchema,
  revisionPageSchema,
  revisionSchema,
  rollbackSchema,
} from '../../../core/api/index.ts'
import { etagOf } from '../if-match.ts'
import { type Operation, operation } from '../operation.ts'
import type { ControlPlaneParts } from '../parts.ts'
import { unknownRevision } from '../problems.ts'
import { visibleDeployment } from '../visible.ts'

const againstSchema = Type.Object(
  {
    against: Type.Optional(
      Type.Integer({
        minimum: 1,
        description: 'The revision to compare with; default: the one before',
      }),
    ),
  },
  { additionalProperties: false },
)

export function revisionOperations({ deployments }: ControlPlaneParts): Operation[] {
  return [
    operation('read GET /api/v1/deployments/:name/revisions', {
      id: 'listRevisions',
      tag: 'Mocks',
      summary: 'The revisions of a mock, newest first',
      query: revisionPageSchema,
      answer: Type.Array(revisionSchema),
      handle: (input) =>
        deployments.revisions(visibleDeployment(deployments, input).id, input.query),
    }),
    operation('read GET /api/v1/deployments/:name/revisions/:number', {
      id: 'getRevision',
      tag: 'Mocks',
      summary: 'A revision: its mock, and what it changed',
      query: againstSchema,
      answer: revisionDetailSchema,
      handle: (input) => {
        const { id } = visibleDeployment(deployments, input)
        const { number } = input.params
        if (!/^[1-9]\d{0,9}$/.test(number)) throw unknownRevision(number)
        return deployments.revision(id, Number(number), input.query.against)
      },
    }),
    operation('deploy POST /api/v1/deployments/:name/rollback', {
      id: 'rollBack',
      tag: 'Mocks',
      summary: 'Make the mock of an older revision live again, as a new revision',
      body: rollbackSchema,
      answer: changedMockSchema,
      headers: ({ revision }) => ({ ETag: etagOf(revision) }),
      handle: (input) => {
        const { id } = visibleDeployment(deployments, input)
        return deployments.rollback(id, input.body, input.actor.name)
      },
    }),
  ]
}
