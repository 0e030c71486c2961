// Holds a document against its schema: gives back what is sound of it, and reports the rest. In a Mockoon file
// values are converted or left to their defaults where Mockoon does so.
import type { TSchema } from '@sinclair/typebox'
import type { AddMistake } from './mistakes.ts'
import type { Dialect } from './mock.ts'
import { suggest } from './suggest.ts'

/** A value left out, or so wrong that its default takes its place. */
const NONE = undefined

/** The part of `value` that fits the schema; the mistakes go to `add`. */
export function checkShape(
  schema: TSchema,
  value: unknown,
  dialect: Dialect,
  add: AddMistake,
): unknown {
  const path: (string | number)[] = []
  return check(schema, value, {
    dialect,
    path,
    add: (message, hint) => add([...path], message, hint),
  })
}

interface Checking {
  readonly dialect: Dialect
  /** Where in the document the check is. */
  readonly path: (string | number)[]
  /** Adds a mistake there. */
  readonly add: (message: string, hint?: string) => void
}

/** Checks a member or an item. */
function checkPart(
  schema: TSchema,
  value: unknown,
  key: string | number,
  checking: Checking,
): unknown {
  checking.path.push(key)
  const checked = check(schema, value, checking)
  checking.path.pop()
  return checked
}

/** Adds a mistake of a member. */
function addAt(key: string, checking: Checking, message: string, hint: string): void {
  checking.path.push(key)
  checking.add(message, hint)
  checking.path.pop()
}

function check(schema: TSchema, value: unknown, checking: Checking): unknown {
  if (schema.anyOf) return checkUnion(schema, value, checking)
  if (schema.enum) return checkEnum(schema, value, checking)
  switch (schema.type) {
    case 'object':
      return checkObject(schema, value, checking)
    case 'array':
      return checkArray(schema, value, checking)
    case 'string':
    case 'boolean':
    case 'number':
    case 'integer':
      return checkScalar(schema, value, checking)
    default:
      return value
  }
}

function checkObject(schema: TSchema, value: unknown, checking: Checking): unknown {
  if (!isRecord(value)) return wrongType(schema, value, checking)
  const sound: Record<string, unknown> = {}
  const items = schema.patternProperties && Object.values<TSchema>(schema.patternProperties)[0]
  for (const key of Object.keys(value)) {
    if (value[key] === undefined) continue
    const field: TSchema | undefined = items ?? ownField(schema, key)
    if (!field) {
      addAt(key, checking, 'unknown key', suggest(key, Object.keys(schema.properties)))
      continue
    }
    const checked = checkPart(field, value[key], key, checking)
    if (checked !== NONE) define(sound, key, checked)
  }
  return hasRequired(schema, sound, checking) ? sound : NONE
}

const ownField = (schema: TSchema, key: string): TSchema | undefined =>
  Object.hasOwn(schema.properties, key) ? schema.properties[key] : undefined

/** Sets a member whatever its name is; plain assignment of `__proto__` would not. */
function define(target: Record<string, unknown>, key: string, value: unknown): void {
  if (key === '__proto__')
    Object.defineProperty(target, key, {
      value,
      enumerable: true,
      configurable: true,
      writable: true,
    })
  else target[key] = value
}

function hasRequired(schema: TSchema, sound: Record<string, unknown>, checking: Checking): boolean {
  if (!schema.required) return true
  const missing = (schema.required as string[]).filter((key) => !Object.hasOwn(sound, key))
  for (const key of missing) addAt(key, checking, 'missing', `Add ${JSON.stringify(key)}.`)
  return missing.length === 0
}

function checkArray(schema: TSchema, value: unknown, checking: Checking): unknown {
  if (!Array.isArray(value)) return wrongType(schema, value, checking)
  // What is unsound leaves a gap, so that the others keep their places.
  return value.map((item, index) => checkPart(schema.items, item, index, checking))
}

function checkUnion(schema: TSchema, value: unknown, checking: Checking): unknown {
  const branch = (schema.anyOf as TSchema[]).find((option) => typeOf(value) === plainType(option))
  return branch ? check(branch, value, checking) : wrongType(schema, value, checking)
}

function checkEnum(schema: TSchema, value: unknown, checking: Checking): unknown {
  const values = schema.enum as unknown[]
  if (values.includes(value)) return value
  const names = values.filter((name): name is string => typeof name === 'string' && name !== '')
  checking.add(`${describe(value)} is not one of its values`, suggest(String(value), names))
  return NONE
}

function checkScalar(schema: TSchema, value: unknown, checking: Checking): unknown {
  const converted = checking.dialect === 'mockoon' ? convert(schema, value) : value
  if (typeOf(converted) !== plainType(schema)) return wrongType(schema, value, checking)
  const wrong = outOfRange(schema, converted)
  if (wrong === undefined) return converted
  checking.add(`${describe(value)} ${wrong}`)
  return NONE
}

/** Numbers may be written as text in a Mockoon file. */
function convert(schema: TSchema, value: unknown): unknown {
  const isNumber = schema.type === 'number' || schema.type === 'integer'
  return isNumber && typeof value === 'string' && value.trim() !== '' ? Number(value) : value
}

function outOfRange(schema: TSchema, value: unknown): string | undefined {
  if (typeof value === 'string')
    return value.length < (schema.minLength ?? 0) ? 'must not be empty' : undefined
  if (typeof value !== 'number') return undefined
  if (!Number.isFinite(value)) return 'is not a number'
  if (schema.type === 'integer' && !Number.isInteger(value)) return 'must be a whole number'
  if (value < schema.minimum) return `must be ${schema.minimum} or more`
  if (value > schema.maximum) return `must be ${schema.maximum} or less`
  return undefined
}

function wrongType(schema: TSchema, value: unknown, checking: Checking): undefined {
  const options = (schema.anyOf as TSchema[] | undefined) ?? [schema]
  const expected = options
    .map((option) => ARTICLES[plainType(option)] ?? plainType(option))
    .join(' or ')
  checking.add(`must be ${expected}, not ${describe(value)}`)
  return NONE
}

const ARTICLES: Record<string, string> = {
  object: 'an object',
  array: 'a list',
  string: 'a text',
  number: 'a number',
  boolean: 'true or false',
}

const plainType = (schema: TSchema): string => (schema.type === 'integer' ? 'number' : schema.type)

const isRecord = (value: unknown): value is Record<string, unknown> => typeOf(value) === 'object'

function typeOf(value: unknown): string {
  if (value === null) return 'null'
  return Array.isArray(value) ? 'array' : typeof value
}

/** A value as a message shows it, cut short. */
function describe(value: unknown): string {
  const type = typeOf(value)
  if (type === 'object' || type === 'array') return ARTICLES[type] as string
  const text = JSON.stringify(value) ?? String(value)
  return text.length > 60 ? `${text.slice(0, 57)}…` : text
}
