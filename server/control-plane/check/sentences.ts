// What is wrong with a value, in a sentence.
import { Kind, type TSchema } from '@sinclair/typebox'
import { type ValueError, ValueErrorType } from '@sinclair/typebox/value'
import { suggest } from '../../../core/document/index.ts'

interface Sentence {
  readonly message: string
  readonly hint?: string
}

type Write = (error: ValueError) => Sentence

const atLeast =
  (unit: string, member: string): Write =>
  ({ schema }) => ({ message: `must have at least ${count(schema[member], unit)}` })
const atMost =
  (unit: string, member: string): Write =>
  ({ schema }) => ({ message: `may have at most ${count(schema[member], unit)}` })
const isRequired: Write = () => ({ message: 'is required' })
const count = (number: number, unit: string): string =>
  `${number} ${unit}${number === 1 ? '' : 's'}`

const sentences: { [type in ValueErrorType]?: Write } = {
  [ValueErrorType.ObjectRequiredProperty]: isRequired,
  [ValueErrorType.ObjectAdditionalProperties]: unknownField,
  [ValueErrorType.IntegerMinimum]: ({ schema }) => ({
    message: `must be at least ${schema.minimum}`,
  }),
  [ValueErrorType.IntegerMaximum]: ({ schema }) => ({
    message: `may be at most ${schema.maximum}`,
  }),
  [ValueErrorType.StringMinLength]: atLeast('character', 'minLength'),
  [ValueErrorType.StringMaxLength]: atMost('character', 'maxLength'),
  [ValueErrorType.ArrayMinItems]: atLeast('item', 'minItems'),
  [ValueErrorType.ArrayMaxItems]: atMost('item', 'maxItems'),
  [ValueErrorType.StringPattern]: ({ schema }) => ({
    message: `must match ${schema.pattern}`,
    ...(schema.description ? { hint: `${schema.description}.` } : {}),
  }),
  [ValueErrorType.StringFormat]: ({ schema }) => ({ message: `must be ${nameOfFormat(schema)}` }),
}

export function sentenceFor(error: ValueError): Sentence {
  const { schema, value, type } = error
  const write = sentences[type]
  if (write) return write(error)
  return value === undefined ? isRequired(error) : { message: `must be ${nameOf(schema)}` }
}

function unknownField({ path, schema }: ValueError): Sentence {
  const [pattern] = Object.keys(schema.patternProperties ?? {})
  if (pattern !== undefined) return { message: `must have a name that matches ${pattern}` }
  const name = path.slice(path.lastIndexOf('/') + 1)
  const hint = suggest(name, Object.keys(schema.properties ?? {}))
  return { message: 'is not known here', ...(hint ? { hint } : {}) }
}

const NAMES: Record<string, string> = {
  String: 'a text',
  Integer: 'a whole number',
  Number: 'a number',
  Boolean: 'true or false',
  Object: 'an object',
  Record: 'an object',
  Array: 'a list',
  Null: 'null',
}

/** `a text or null`. */
function nameOf(schema: TSchema): string {
  if (Array.isArray(schema.anyOf)) return [...new Set(schema.anyOf.map(nameOf))].join(' or ')
  if (Array.isArray(schema.enum))
    return `one of ${schema.enum.map((value) => JSON.stringify(value)).join(', ')}`
  return schema.format ? nameOfFormat(schema) : (NAMES[schema[Kind]] ?? `a ${schema.type}`)
}

const nameOfFormat = ({ format }: TSchema): string =>
  format === 'date-time' ? 'a time such as 2026-11-30T12:00:00Z' : `a ${format}`
