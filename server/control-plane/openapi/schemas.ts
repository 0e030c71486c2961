// The schemas that have a name in the document, and references to them.
import type { TSchema } from '@sinclair/typebox'
import * as api from '../../../core/api/index.ts'

const NAMED: Readonly<Record<string, TSchema>> = {
  Problem: api.problemSchema,
  Mistake: api.mistakeSchema,
  Quotas: api.quotasSchema,
  Mock: api.mockSchemaOfApi,
  Variable: api.variableSchema,
  NewVariable: api.newVariableSchema,
  Deployment: api.deploymentSchema,
  Deployed: api.deployedSchema,
  ChangedMock: api.changedMockSchema,
  NewDeployment: api.newDeploymentSchema,
  DeploymentChange: api.deploymentChangeSchema,
  Clone: api.cloneSchema,
  Recover: api.recoverSchema,
  PartChange: api.partChangeSchema,
  Revision: api.revisionSchema,
  RevisionDetail: api.revisionDetailSchema,
  Difference: api.differenceSchema,
  Rollback: api.rollbackSchema,
  SubdomainCheck: api.subdomainCheckSchema,
  DeploymentKey: api.deploymentKeySchema,
  NewDeploymentKey: api.newDeploymentKeySchema,
  RenewKey: api.renewKeySchema,
  ControlKey: api.controlKeySchema,
  NewControlKey: api.newControlKeySchema,
  CreatedControlKey: api.createdControlKeySchema,
  Transaction: api.transactionSchema,
  TransactionPage: api.transactionPageSchema,
  Replay: api.replaySchema,
  Session: api.sessionSchema,
  Override: api.overrideSchema,
  NewOverride: api.newOverrideSchema,
  AddedOverride: api.addedOverrideSchema,
  ResponseUsage: api.responseUsageSchema,
  TriedRequest: api.triedRequestSchema,
  State: api.stateSchema,
  StateChange: api.stateChangeSchema,
  Server: api.serverSchema,
  Me: api.meSchema,
}
const NAMES = new Map<unknown, string>(
  Object.entries(NAMED).map(([name, schema]) => [schema, name]),
)

export const componentSchemas = (): Record<string, unknown> =>
  Object.fromEntries(Object.entries(NAMED).map(([name, schema]) => [name, withinReferred(schema)]))

/** The schema as JSON, those that have a name as references. */
export function referred(schema: unknown): unknown {
  const name = NAMES.get(schema)
  return name === undefined ? withinReferred(schema) : { $ref: `#/components/schemas/${name}` }
}

function withinReferred(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(referred)
  if (typeof schema !== 'object' || schema === null) return schema
  const entries = Object.entries(schema).map(([key, value]) => [key, referred(value)])
  return asTuple(Object.fromEntries(entries))
}

/** TypeBox writes tuples as JSON Schema did before the draft that OpenAPI 3.1 follows. */
function asTuple(schema: Record<string, unknown>): Record<string, unknown> {
  if (!Array.isArray(schema.items)) return schema
  const { items, additionalItems: _, ...rest } = schema
  return { ...rest, prefixItems: items, items: false }
}
