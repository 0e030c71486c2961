// How a rule compares what it looks at with its value. Source of every row: Mockoon 9.9.
import { optionalModules } from '../optional-modules.ts'
import { compilePattern, javaScriptText, type Pattern } from '../values/index.ts'
import { uniqueItems } from './unique-items.ts'

export const isNull = (value: unknown): boolean =>
  value === null || value === undefined || value === ''

export const isEmptyArray = (value: unknown): boolean => Array.isArray(value) && value.length === 0

/** A list is equal when one of its items is. */
export function equals(value: unknown, expected: string): boolean {
  return Array.isArray(value) ? includes(value, expected) : javaScriptText(value) === expected
}

export const includes = (value: unknown, expected: string): boolean =>
  Array.isArray(value) && value.some((item) => javaScriptText(item) === expected)

/** A list matches when one of its items does. */
export function matches(value: unknown, pattern: Pattern): boolean {
  if (Array.isArray(value)) return value.some((item) => pattern.test(javaScriptText(item)))
  return pattern.test(javaScriptText(value))
}

type Validate = (value: unknown) => boolean
const REFUSED: Validate = () => false

/** Compiled schemas; values of buckets are never changed in place, so a schema that is the same object is the same. */
const compiled = new WeakMap<object, Validate>()

/** Whether a value is valid under a JSON schema (draft 07); a schema that is none refuses everything. */
export function isValid(value: unknown, schema: unknown): boolean {
  if (typeof schema !== 'object' || schema === null) return schema === true
  let validate = compiled.get(schema)
  if (!validate) {
    validate = compileSchema(schema)
    compiled.set(schema, validate)
  }
  return validate(value)
}

function compileSchema(schema: object): Validate {
  const { Ajv, addFormats } = optionalModules.get('ajv')
  const ajv = new Ajv({
    code: { regExp: Object.assign(linearRegExp, { code: 'linearRegExp' }) },
    logger: false,
  })
  addFormats(ajv)
  ajv.removeKeyword('uniqueItems').addKeyword(uniqueItems)
  try {
    const validate = ajv.compile(schema)
    return (value) => validate(value) === true
  } catch {
    // What is no schema is satisfied by nothing.
    return REFUSED
  }
}

/** Patterns in schemas are held to bounded time like any other. */
const linearRegExp = (source: string, flags: string): Pattern =>
  compilePattern(source, flags === 'u' ? 'u' : '')
