// A value and its schema to everything that is wrong with it. Elysia's own validation would tell one mistake at a
// time, in its own words, and change what it checks.
import { FormatRegistry, Kind, type TSchema, TypeRegistry } from '@sinclair/typebox'
import { Value, type ValueError } from '@sinclair/typebox/value'
import type { ApiMistake } from '../../../core/api/index.ts'
import { formatPath, type Path } from '../../../core/document/index.ts'
import { sentenceFor } from './sentences.ts'

const MAX_MISTAKES = 100

/** Kinds and formats of the API's schemas that TypeBox knows by name only. */
TypeRegistry.Set<{ enum?: unknown[] }>(
  'Unsafe',
  (schema, value) => schema.enum?.includes(value) ?? true,
)
const DATE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/i
FormatRegistry.Set('date-time', (text) => DATE_TIME.test(text) && !Number.isNaN(Date.parse(text)))

/** Every mistake, in the order of the schema; none where the value is as it should be. */
export function mistakesOf(schema: TSchema, value: unknown): ApiMistake[] {
  if (Value.Check(schema, value)) return []
  const byPath = new Map<string, ApiMistake>()
  for (const { error, pointer } of errorsOf(schema, value, '')) {
    if (byPath.size === MAX_MISTAKES) break
    const path = formatPath(segmentsOf(pointer, value))
    const { message, hint } = sentenceFor(error)
    // What is missing is of the wrong type as well, which says nothing more.
    if (!byPath.has(pointer))
      byPath.set(pointer, { severity: 'error', path, message, ...(hint ? { hint } : {}) })
  }
  return [...byPath.values()]
}

interface Found {
  readonly error: ValueError
  /** From the root of the value, as a JSON pointer. */
  readonly pointer: string
}

function* errorsOf(schema: TSchema, value: unknown, base: string): Iterable<Found> {
  for (const error of Value.Errors(schema, value)) {
    const pointer = base + error.path
    const variant = objectVariantFor(error)
    if (variant) yield* errorsOf(variant, error.value, pointer)
    else yield { error, pointer }
  }
}

/** Of alternatives of which one is an object: that one, where an object was written. */
function objectVariantFor({ schema, value }: ValueError): TSchema | undefined {
  if (schema[Kind] !== 'Union' || !isObject(value)) return undefined
  const variants = (schema.anyOf as TSchema[]).filter(({ type }) => type === 'object')
  return variants.length === 1 ? variants[0] : undefined
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function segmentsOf(pointer: string, root: unknown): Path {
  let parent: unknown = root
  return pointer
    .split('/')
    .slice(1)
    .map((part) => {
      const name = part.replaceAll('~1', '/').replaceAll('~0', '~')
      const isIndex = Array.isArray(parent)
      parent = isIndex || isObject(parent) ? (parent as Record<string, unknown>)[name] : undefined
      return isIndex ? Number(name) : name
    })
}
