// The mock of a deployment: read in each format, replaced, changed part by part.
import * as Type from '@sinclair/typebox'
import {
  changedMockSchema,
  mockSchemaOfApi,
  PART_KINDS,
  type PartKind,
  partChangeSchema,
} from '../../../core/api/index.ts'
import { etagOf, ifRevisionOf } from '../if-match.ts'
import { lostHeader, MOCK_FORMATS, type MockFormat, writeMock } from '../mock-formats.ts'
import { type Operation, operation } from '../operation.ts'
import type { ControlPlaneParts } from '../parts.ts'
import { readMockBody } from '../read-mock-body.ts'
import { visibleDeployment } from '../visible.ts'

const formatSchema = Type.Unsafe<MockFormat>({
  type: 'string',
  enum: [...MOCK_FORMATS],
  default: 'json',
  description: '`json` as it was deployed, `yaml`, or `mockoon` for a Mockoon environment file',
})
const readQuerySchema = Type.Object(
  {
    format: Type.Optional(formatSchema),
    revision: Type.Optional(Type.Integer({ minimum: 1, description: 'Default: the live one' })),
  },
  { additionalProperties: false },
)
const replaceQuerySchema = Type.Object(
  {
    message: Type.Optional(
      Type.String({ maxLength: 1_000, description: 'Why, for the list of revisions' }),
    ),
  },
  { additionalProperties: false },
)

const IF_MATCH = {
  'If-Match': 'The revision that the change was made from; refused with 412 where it is not live',
}
const text = Type.String()
const document = Type.Object({}, { additionalProperties: true })
const withEtag = ({ revision }: { revision: number }) => ({ ETag: etagOf(revision) })

export function mockOperations({ deployments }: ControlPlaneParts): Operation[] {
  return [
    operation('read GET /api/v1/deployments/:name/mock', {
      id: 'getMock',
      tag: 'Mocks',
      summary: 'The mock of a deployment, or of one of its revisions',
      description:
        "Where the format has no word for a part of the mock, the part is left out, and its place is in the answer's header `X-Mockhost-Lost`.",
      query: readQuerySchema,
      answerContent: { 'application/json': document, 'application/yaml': text },
      handle: async (input) => {
        const deployment = visibleDeployment(deployments, input)
        const { format = 'json', revision = deployment.revision } = input.query
        const mock = deployments.document(deployment.id, revision)
        const { text, lost } = await writeMock(mock, format)
        return new Response(text, {
          headers: {
            ...lostHeader(lost),
            'Content-Type': format === 'yaml' ? 'application/yaml' : 'application/json',
            ETag: etagOf(revision),
          },
        })
      },
    }),
    operation('deploy PUT /api/v1/deployments/:name/mock', {
      id: 'replaceMock',
      tag: 'Mocks',
      summary: 'Replace the mock of a deployment: a new revision, live at once',
      query: replaceQuerySchema,
      requestHeaders: IF_MATCH,
      bodyContent: { 'application/json': mockSchemaOfApi, 'application/yaml': text },
      answer: changedMockSchema,
      refusals: [412],
      headers: withEtag,
      handle: async (input) => {
        const { id } = visibleDeployment(deployments, input)
        const edit = { ...input.query, ...ifRevisionOf(input.headers), author: input.actor.name }
        return deployments.replaceMock(id, await readMockBody(input), edit)
      },
    }),
    ...PART_KINDS.map((kind) => partOperation(kind, deployments)),
  ]
}

/** `changeRoute`, `changeBucket` and so on. */
const idOf = (kind: PartKind): string => `change${kind[0]?.toUpperCase()}${kind.slice(1, -1)}`

const partOperation = (kind: PartKind, deployments: ControlPlaneParts['deployments']): Operation =>
  operation(`deploy PATCH /api/v1/deployments/:name/${kind}/:uuid`, {
    id: idOf(kind),
    tag: 'Mocks',
    summary: `Change fields of one of the mock's ${kind}: a new revision, live at once`,
    requestHeaders: IF_MATCH,
    body: partChangeSchema,
    answer: changedMockSchema,
    refusals: [412],
    headers: withEtag,
    handle: (input) => {
      const { id } = visibleDeployment(deployments, input)
      const edit = { ...ifRevisionOf(input.headers), author: input.actor.name }
      return deployments.changePart(id, kind, input.params.uuid, input.body, edit)
    },
  })
