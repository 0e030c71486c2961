// What of a request a rule can tell apart: path parameters, query values, members of its body.
import type { WrittenRule } from '../document/index.ts'
import { headerOf, type Sample } from './sample.ts'

/** A field by the rule's target and modifier, as one text. */
export type FieldName = `${'params' | 'query' | 'body'} ${string}`
export type Fields = ReadonlyMap<FieldName, string>

const MAX_BODY_FIELDS = 50
const MAX_BODY_DEPTH = 5

export function fieldsOf(sample: Sample, parameters: ReadonlyMap<string, string>): Fields {
  const fields = new Map<FieldName, string>()
  for (const [name, value] of parameters) fields.set(`params ${name}`, decoded(value))
  for (const [name, value] of new URLSearchParams(sample.query))
    if (isPlainName(name) && !fields.has(`query ${name}`)) fields.set(`query ${name}`, value)
  for (const [path, value] of bodyFields(sample)) fields.set(`body ${path}`, value)
  // What looks like a template would be taken for one.
  return new Map([...fields].filter(([, value]) => !value.includes('{{')))
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    // A path that can't be decoded reaches no route.
    return value
  }
}

/** A name that a modifier can say: dots part its members. */
const isPlainName = (name: string): boolean => /^[\w-]+$/.test(name)

function bodyFields({ requestBody, requestHeaders }: Sample): [string, string][] {
  if (requestBody === null) return []
  const type = headerOf(requestHeaders, 'content-type') ?? ''
  if (/x-www-form-urlencoded/i.test(type))
    return [...new URLSearchParams(requestBody)].filter(([name]) => isPlainName(name))
  if (!/json/i.test(type)) return []
  try {
    return leaves(JSON.parse(requestBody), '', 0).slice(0, MAX_BODY_FIELDS)
  } catch {
    // A body that is not what its type says is seen as none by rules too.
    return []
  }
}

/** Texts, numbers and flags, by their dotted paths. */
function leaves(value: unknown, path: string, depth: number): [string, string][] {
  if (typeof value === 'object' && value !== null) {
    if (depth === MAX_BODY_DEPTH) return []
    return Object.entries(value)
      .slice(0, MAX_BODY_FIELDS)
      .filter(([key]) => isPlainName(key))
      .flatMap(([key, member]) => leaves(member, path === '' ? key : `${path}.${key}`, depth + 1))
  }
  return path === '' || value === null ? [] : [[path, String(value)]]
}

/** The rule that holds for requests with this value in the field, or without the field. */
export function ruleFor(field: FieldName, value: string | undefined): WrittenRule {
  const space = field.indexOf(' ')
  const target = field.slice(0, space) as 'params' | 'query' | 'body'
  const modifier = field.slice(space + 1)
  return value === undefined
    ? { target, modifier, operator: 'null' }
    : { target, modifier, operator: 'equals', value }
}
