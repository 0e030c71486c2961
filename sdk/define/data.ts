// Builders of data buckets, and of routes that are a whole resource over one.
import type { WrittenBucket } from '../../core/document/index.ts'
import { isRecord, nameValue, refuse } from '../argument/index.ts'
import type { MockRoute } from './document.ts'
import { checkEndpoint, type RouteOptions } from './routes.ts'

/**
 * A data bucket, for `data` of a mock.
 * @param value its first value: JSON, or a text that is a template
 * @example bucket('users', [{ id: 1, name: 'Ann' }])
 * @throws MockhostError `argument-invalid`
 */
export function bucket(
  id: string,
  value: unknown,
  options: Pick<WrittenBucket, 'uuid' | 'name' | 'documentation'> = {},
): WrittenBucket & { id: string } {
  if (typeof id !== 'string' || id === '')
    refuse('bucket(…)', `the id is ${nameValue(id)}`, "Give a short name, such as 'users'.")
  if (!isJson(value))
    refuse(`bucket(${nameValue(id)})`, `${nameValue(value)} is no JSON`, 'Give JSON or a template.')
  if (!isRecord(options))
    refuse(`bucket(${nameValue(id)})`, `the options are ${nameValue(options)}`, 'Give an object.')
  return { id, name: id, ...options, value }
}

export interface CrudOptions extends Omit<RouteOptions, 'databucketID' | 'crudKey'> {
  /** The member that identifies an item. Default `id`. */
  key?: string
}

/**
 * A whole resource over a data bucket: it lists, reads, creates, changes and deletes items.
 * @param over the bucket, or its id
 * @example crud('/users', 'users')
 * @throws MockhostError `argument-invalid`
 */
export function crud(
  endpoint: string,
  over: string | { readonly id: string },
  options: CrudOptions = {},
): MockRoute {
  const what = checkEndpoint('crud', endpoint)
  const id = isRecord(over) ? over.id : over
  if (typeof id !== 'string' || id === '')
    refuse(what, `the data bucket is ${nameValue(over)}`, "Give its id: crud('/users', 'users').")
  const given: unknown = options
  if (!isRecord(given))
    refuse(what, `the options are ${nameValue(given)}`, "Give an object such as { key: '_id' }.")
  const { key, status, ...fields } = options
  return {
    ...fields,
    ...(status === undefined ? {} : { statusCode: status }),
    ...(key === undefined ? {} : { crudKey: key }),
    type: 'crud',
    endpoint,
    databucketID: id,
  }
}

function isJson(value: unknown): boolean {
  try {
    return JSON.stringify(value) !== undefined
  } catch {
    // A list in itself, or a bigint.
    return false
  }
}
