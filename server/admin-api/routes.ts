// The methods and paths of the admin API.
import { json } from './answers.ts'
import { listBuckets, purgeBuckets, readBucket } from './buckets.ts'
import { replaceEnvironment } from './environment.ts'
import { readEnvironmentVariable, setEnvironmentVariable } from './environment-variables.ts'
import { streamEvents } from './events.ts'
import { purgeGlobalVariables, readGlobalVariable, setGlobalVariable } from './global-variables.ts'
import { listLogs, purgeLogs } from './logs.ts'
import type { Operation } from './parts.ts'
import { purgeState } from './state.ts'

const ROOT = '/mockoon-admin'

const WELCOME =
  "Welcome to Mockoon's admin API. Check the documentation at https://mockoon.com/docs/latest/admin-api/overview/ for more information."

type Table = Readonly<Record<string, Readonly<Record<string, Operation>>>>

const set = (operation: Operation) => ({ POST: operation, PUT: operation, PATCH: operation })

/** A `*` stands for one segment, the parameter. */
const OPERATIONS: Table = {
  '': { GET: () => json({ response: WELCOME }) },
  '/state': { PURGE: purgeState },
  '/state/purge': { POST: purgeState },
  '/logs': { GET: listLogs, PURGE: purgeLogs },
  '/logs/purge': { POST: purgeLogs },
  '/env-vars': set(setEnvironmentVariable),
  '/env-vars/*': { GET: readEnvironmentVariable },
  '/global-vars': { ...set(setGlobalVariable), PURGE: purgeGlobalVariables },
  '/global-vars/purge': { POST: purgeGlobalVariables },
  '/global-vars/*': { GET: readGlobalVariable },
  '/data-buckets': { GET: listBuckets, PURGE: purgeBuckets },
  '/data-buckets/purge': { POST: purgeBuckets },
  '/data-buckets/*': { GET: readBucket },
  '/environment': { PUT: replaceEnvironment },
  '/events': { GET: streamEvents },
}

export interface FoundOperation {
  readonly operation: Operation
  /** Still percent-encoded. */
  readonly parameter: string
}

/** The operation of a method and a path; its case and a last slash do not matter, as in Mockoon. */
export function findOperation(method: string, path: string): FoundOperation | undefined {
  const wanted = method === 'HEAD' ? 'GET' : method
  const rest = path.slice(ROOT.length).replace(/\/$/, '')
  const [, parent, parameter] = /^(\/[^/]+)\/([^/]+)$/.exec(rest) ?? []
  const exact = operationAt(rest.toLowerCase(), wanted)
  if (exact) return { operation: exact, parameter: '' }
  if (parent === undefined || parameter === undefined) return undefined
  const operation = operationAt(`${parent.toLowerCase()}/*`, wanted)
  return operation && { operation, parameter }
}

const operationAt = (path: string, method: string): Operation | undefined => {
  const methods = Object.hasOwn(OPERATIONS, path) ? OPERATIONS[path] : undefined
  return methods && Object.hasOwn(methods, method) ? methods[method] : undefined
}

/** Whether a path is that of the events, whose key may stand in the query. */
export const isEventsPath = (path: string): boolean =>
  path.toLowerCase().replace(/\/$/, '') === `${ROOT}/events`
