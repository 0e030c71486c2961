// Deployments and their revisions, as the management API shows and takes them.
import * as Type from '@sinclair/typebox'
import { choice, mistakeSchema, object, time, timeOrNull } from './common.ts'

export const VISIBILITIES = ['public', 'private'] as const
export type Visibility = (typeof VISIBILITIES)[number]
const visibility = choice(
  VISIBILITIES,
  'Whether every request needs a key of the deployment (`private`), or none does (`public`)',
)

/** 0 is no limit, for each. */
const quotaFields = {
  requestsPerSecond: Type.Integer({ minimum: 0, description: 'More is answered with 429' }),
  monthlyCalls: Type.Integer({
    minimum: 0,
    description: 'More in a calendar month (UTC) is answered with 429',
  }),
  documentBytes: Type.Integer({ minimum: 0, description: 'A larger mock is refused with 413' }),
  logEntries: Type.Integer({
    minimum: 0,
    description: 'Transactions kept, the newest; 0 keeps none',
  }),
  stateBytes: Type.Integer({
    minimum: 0,
    description: 'Requests that would change a larger state are answered with 507',
  }),
  filesBytes: Type.Integer({
    minimum: 0,
    description: 'More in files that were uploaded is refused with 413',
  }),
}
export const quotasSchema = object(quotaFields, 'Limits; 0 is none, but for `logEntries`')
export type Quotas = Type.Static<typeof quotasSchema>

const SUBDOMAIN = '3 to 63 of a-z, 0-9 and -, neither first nor last a -'
const subdomain = Type.String({ description: SUBDOMAIN, examples: ['shop'] })
const message = Type.Optional(
  Type.String({ maxLength: 1_000, description: 'Why, for the list of revisions' }),
)

/** A mock: the document itself, or its text as YAML or JSON, whose mistakes are then told with their lines. */
export const mockSchemaOfApi = Type.Union(
  [Type.Object({}, { additionalProperties: true }), Type.String()],
  {
    description: 'A mock, or a Mockoon environment; an object, or its text as JSON or YAML',
  },
)

export const variableSchema = object({
  name: Type.String({ pattern: '^[A-Za-z_][A-Za-z0-9_]{0,127}$' }),
  value: Type.Union([Type.String(), Type.Null()], {
    description: 'Null for a secret: it is never shown again',
  }),
  isSecret: Type.Boolean(),
})
export type Variable = Type.Static<typeof variableSchema>

/** What a variable is set to: a text, or a text and whether it is secret. */
export const newVariableSchema = Type.Union([
  Type.String({ maxLength: 65_536 }),
  object({
    value: Type.String({ maxLength: 65_536 }),
    isSecret: Type.Optional(Type.Boolean({ default: false })),
  }),
])
export type NewVariable = Type.Static<typeof newVariableSchema>
const newEnv = Type.Optional(
  Type.Record(Type.String({ pattern: '^[A-Za-z_][A-Za-z0-9_]{0,127}$' }), newVariableSchema, {
    additionalProperties: false,
    description: 'Environment variables by name, which templates read with `getEnvVar`',
  }),
)
const domains = Type.Optional(
  Type.Array(Type.String({ maxLength: 253 }), {
    maxItems: 100,
    description: 'Host names of its own, beside the subdomain',
  }),
)

export const deploymentSchema = object({
  id: Type.String({ format: 'uuid' }),
  subdomain,
  url: Type.String({ description: 'Where the mock answers' }),
  name: Type.String({ description: 'The name of the mock' }),
  visibility,
  region: Type.String(),
  isPaused: Type.Boolean({ description: 'Every request is answered with 503' }),
  domains: Type.Array(Type.String()),
  quotas: quotasSchema,
  env: Type.Array(variableSchema),
  revision: Type.Integer({ minimum: 1 }),
  routes: Type.Integer({ description: 'How many routes the mock has' }),
  monthlyCalls: Type.Integer({ description: 'Requests in this calendar month (UTC)' }),
  createdAt: time('When it was deployed first'),
  changedAt: time('When anything of it was changed last'),
  deletedAt: timeOrNull('When it was deleted; 30 days later it is gone for good'),
})
export type Deployment = Type.Static<typeof deploymentSchema>

/** What a deployment or a change of its mock is answered with. */
export const deployedSchema = object({
  ...deploymentSchema.properties,
  key: Type.String({ description: 'The first key of the deployment' }),
  warnings: Type.Array(mistakeSchema, { description: 'What is odd in the mock, or ignored here' }),
})
export type Deployed = Type.Static<typeof deployedSchema>

export const changedMockSchema = object({
  ...deploymentSchema.properties,
  warnings: Type.Array(mistakeSchema, { description: 'What is odd in the mock, or ignored here' }),
})
export type ChangedMock = Type.Static<typeof changedMockSchema>

export const newDeploymentSchema = object({
  mock: mockSchemaOfApi,
  subdomain: Type.Optional(subdomain),
  visibility: Type.Optional(visibility),
  region: Type.Optional(Type.String()),
  env: newEnv,
  domains,
  quotas: Type.Optional(Type.Partial(quotasSchema)),
  message,
})
export type NewDeployment = Omit<Type.Static<typeof newDeploymentSchema>, 'mock'> & {
  mock: unknown
}

/** A change of everything but the mock. What is left out stays; `env` sets the variables it names, null removes one. */
export const deploymentChangeSchema = object({
  subdomain: Type.Optional(subdomain),
  visibility: Type.Optional(visibility),
  region: Type.Optional(Type.String()),
  isPaused: Type.Optional(Type.Boolean()),
  domains,
  quotas: Type.Optional(Type.Partial(quotasSchema)),
  env: Type.Optional(
    Type.Record(
      Type.String({ pattern: '^[A-Za-z_][A-Za-z0-9_]{0,127}$' }),
      Type.Union([newVariableSchema, Type.Null()]),
      { additionalProperties: false },
    ),
  ),
})
export type DeploymentChange = Type.Static<typeof deploymentChangeSchema>

export const cloneSchema = object({
  subdomain: Type.Optional(subdomain),
  visibility: Type.Optional(visibility),
})
export type Clone = Type.Static<typeof cloneSchema>

/** A change of one part of the mock: its fields, those left out stay. */
export const partChangeSchema = Type.Object({}, { additionalProperties: true })
export const PART_KINDS = ['routes', 'responses', 'buckets', 'callbacks'] as const
export type PartKind = (typeof PART_KINDS)[number]

export const revisionSchema = object({
  number: Type.Integer({ minimum: 1 }),
  time: time('When it went live'),
  author: Type.String({ description: 'The name of the key that made it' }),
  message: Type.String(),
  bytes: Type.Integer({ description: 'Size of the mock as JSON' }),
  routes: Type.Integer(),
})
export type Revision = Type.Static<typeof revisionSchema>

/** Which of the revisions are listed. */
export const revisionPageSchema = object({
  before: Type.Optional(
    Type.Integer({
      minimum: 1,
      description: 'Only those before this one: the last of the page before',
    }),
  ),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000, default: 1_000 })),
})
export type RevisionPage = Type.Static<typeof revisionPageSchema>

/** One difference between two mocks. */
export const differenceSchema = object({
  kind: choice(['added', 'removed', 'changed'], 'What happened at the path'),
  path: Type.String({ description: 'Where in the document: `routes[2].body`' }),
  before: Type.Optional(Type.Unknown()),
  after: Type.Optional(Type.Unknown()),
})
export type Difference = Type.Static<typeof differenceSchema>

export const revisionDetailSchema = object({
  ...revisionSchema.properties,
  mock: Type.Unknown({ description: 'The mock as it was deployed' }),
  comparedWith: Type.Union([Type.Integer(), Type.Null()], {
    description: 'The revision that the differences are from',
  }),
  differences: Type.Array(differenceSchema),
})
export type RevisionDetail = Type.Static<typeof revisionDetailSchema>

export const rollbackSchema = object({
  revision: Type.Integer({ minimum: 1, description: 'Its mock becomes a new revision' }),
  message,
})
export type Rollback = Type.Static<typeof rollbackSchema>

export const recoverSchema = object({ subdomain: Type.Optional(subdomain) })
export type Recover = Type.Static<typeof recoverSchema>

/** Whether a subdomain can be taken, asked while it is typed. */
export const subdomainCheckSchema = object({
  isAvailable: Type.Boolean(),
  reason: Type.Union([Type.String(), Type.Null()], { description: 'Why not' }),
})
export type SubdomainCheck = Type.Static<typeof subdomainCheckSchema>
