// The mock in the body of a request: a document as text, whose mistakes are told with their lines.
import type { Input } from './operation.ts'
import { bodyMalformed, bodyUnreadable } from './problems.ts'
import { mediaTypeOf, parseJson } from './read-body.ts'

/** JSON or YAML; curl calls a body a form where nothing else is said. */
const TEXT_TYPES =
  /^(text\/(plain|yaml|x-yaml)|application\/(yaml|x-yaml|[\w.-]+\+yaml|x-www-form-urlencoded))?$/
const JSON_TYPE = /^application\/([\w.-]+\+)?json$/

/** @throws Refusal 400, 413 or 415 */
export async function readMockBody({
  headers,
  readText,
}: Pick<Input, 'headers' | 'readText'>): Promise<unknown> {
  const type = mediaTypeOf(headers)
  if (TEXT_TYPES.test(type)) return readText()
  if (!JSON_TYPE.test(type))
    throw bodyUnreadable(`The body is said to be ${type}; a mock is JSON or YAML`)
  const text = await readText()
  const value = parseJson(text)
  if (typeof value === 'string') return value
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw bodyMalformed('The body must be a mock: an object, or a text')
  return text
}
