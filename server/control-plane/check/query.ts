// Queries: texts to the values that a schema has for them.
import { Kind, type TObject, type TSchema } from '@sinclair/typebox'
import type { ApiMistake } from '../../../core/api/index.ts'
import { mistakesOf } from './mistakes-of.ts'

export interface ReadQuery {
  readonly query: unknown
  readonly mistakes: readonly ApiMistake[]
}

/** Of what is given several times, the last holds. */
export function readQuery(schema: TObject, parameters: URLSearchParams): ReadQuery {
  const query = Object.fromEntries(
    [...parameters].map(([name, text]) => [name, typedValue(schema.properties[name], text)]),
  )
  const mistakes = mistakesOf(schema, query).map((mistake) => ({
    ...mistake,
    path: `?${mistake.path}`,
  }))
  return { query, mistakes }
}

/** What is none of the schema's values stays a text, for the check to find. */
function typedValue(schema: TSchema | undefined, text: string): unknown {
  const kind = schema?.[Kind]
  if (kind === 'Integer' && /^-?\d+$/.test(text)) return wholeNumber(text)
  if (kind === 'Boolean' && /^(true|false)$/.test(text)) return text === 'true'
  return text
}

function wholeNumber(text: string): number | string {
  const number = Number(text)
  return Number.isSafeInteger(number) ? number : text
}
