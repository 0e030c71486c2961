// What uses a data bucket: as its body, in a template, or in a rule.
import { fieldsOf, listOf, type PlacedResponse, responsesOf } from './responses-of.ts'
import { textsOf } from './texts-of.ts'

export interface Use {
  /** The uuid of the route; undefined for what is no route, or has none. */
  readonly route: string | undefined
  /** As in `GET /users`, or the name of a callback or a bucket. */
  readonly title: string
  /** Which of several responses. */
  readonly name: string
  readonly how: string
}

export interface NamedBucket {
  readonly id: string
  readonly name: string
}

export function usesOfBucket(mock: unknown, bucket: NamedBucket): Use[] {
  const { callbacks, data } = fieldsOf(mock)
  return [
    ...responsesOf(mock).flatMap((response) => {
      const { route, title, name } = response
      const how = howResponseUses(response, bucket)
      return how === undefined ? [] : [{ route, title, name, how }]
    }),
    ...listOf(callbacks).flatMap((callback) => usesOfPart('callback', callback, bucket)),
    ...listOf(data)
      .filter((other) => fieldsOf(other).id !== bucket.id)
      .flatMap((other) => usesOfPart('data bucket', other, bucket)),
  ]
}

function howResponseUses(
  { fields, isCrud }: PlacedResponse,
  bucket: NamedBucket,
): string | undefined {
  if (fields.databucketID === bucket.id)
    return isCrud ? 'is a resource over it' : 'sends it as the body'
  const { rules, callbacks: _, ...rest } = fields
  if (listOf(rules).some((rule) => isRuleOver(rule, bucket))) return 'looks at it in a rule'
  return namesBucket([rest, rules], bucket) ? 'uses it in a template' : undefined
}

function usesOfPart(kind: string, part: unknown, bucket: NamedBucket): Use[] {
  const { name, id, databucketID } = fieldsOf(part)
  const isUsed = databucketID === bucket.id || namesBucket(part, bucket)
  const title = `${kind} ${name || id || ''}`.trim()
  const how = databucketID === bucket.id ? 'sends it as the body' : 'uses it in a template'
  return isUsed ? [{ route: undefined, title, name: '', how }] : []
}

/** The modifier of such a rule begins with the bucket: `users.0.name`. */
function isRuleOver(rule: unknown, { id, name }: NamedBucket): boolean {
  const { target, modifier } = fieldsOf(rule)
  if (target !== 'data_bucket' || typeof modifier !== 'string') return false
  return [id, name].some((own) => modifier === own || modifier.startsWith(`${own}.`))
}

const TAG = /\{\{[\s\S]*?\}\}/g
const READS = /\b(?:data|dataRaw)\s+(?:'([^']*)'|"([^"]*)")/g
const WRITES = /\bsetData\s+(?:'[^']*'|"[^"]*")\s+(?:'([^']*)'|"([^"]*)")/g

function namesBucket(part: unknown, { id, name }: NamedBucket): boolean {
  const lower = name.toLowerCase()
  return textsOf(part)
    .flatMap((text) => text.match(TAG) ?? [])
    .flatMap((tag) => [...tag.matchAll(READS), ...tag.matchAll(WRITES)])
    .map(([, single, double]) => single ?? double ?? '')
    .some((named) => named === id || named.toLowerCase() === lower)
}
