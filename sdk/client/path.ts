// Paths of the management API, with what is put into them escaped.
import { MockhostError } from '../../core/errors.ts'

/**
 * A path of the API: path`/deployments/${name}/keys`.
 * @throws MockhostError `request-malformed` for what can't be a segment: nothing, or dots that a URL would resolve
 */
export function path(texts: TemplateStringsArray, ...values: (string | number)[]): string {
  return texts.map((text, index) => text + segment(values[index])).join('')
}

function segment(value: string | number | undefined): string {
  if (value === undefined) return ''
  const text = String(value)
  if (/^\.{0,2}$/.test(text))
    throw new MockhostError('request-malformed', `"${text}" is no name of anything on a server`)
  return encodeURIComponent(text)
}

export type Query = Readonly<Record<string, string | number | boolean | undefined>>

/** The query of a URL with its question mark; nothing where nothing is asked. */
export function formatQuery(query: Query = {}): string {
  const given = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  )
  return given.length === 0 ? '' : `?${new URLSearchParams(given)}`
}
