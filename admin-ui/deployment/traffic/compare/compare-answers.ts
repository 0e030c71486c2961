// What is different between two answers to the same request.
import type { Transaction } from '../../../../sdk/client/index.ts'
import { readBody } from '../body/index.ts'

type Answer = Transaction['response']

export interface HeaderDifference {
  /** As the newer answer writes it, or else the older. */
  readonly name: string
  /** Undefined where the answer does not have it. */
  readonly before: string | undefined
  readonly after: string | undefined
}

export interface AnswerComparison {
  readonly status: { readonly before: number; readonly after: number } | undefined
  readonly headers: readonly HeaderDifference[]
  /** Readable texts of both, where they are different. */
  readonly body: { readonly before: string; readonly after: string } | undefined
  /** Whether one of the bodies was recorded in part only, so that what is missing could not be compared. */
  readonly isPartial: boolean
  readonly isSame: boolean
}

/** Of every answer another, whatever it says. */
const PASSING = new Set([
  'date',
  'content-length',
  'connection',
  'keep-alive',
  'etag',
  'transfer-encoding',
])

export function compareAnswers(before: Answer, after: Answer): AnswerComparison {
  const status =
    before.status === after.status ? undefined : { before: before.status, after: after.status }
  const headers = compareHeaders(before.headers, after.headers)
  const bodies = { before: readBody(before), after: readBody(after) }
  const texts = { before: bodies.before?.text ?? '', after: bodies.after?.text ?? '' }
  const body = texts.before === texts.after ? undefined : texts
  return {
    status,
    headers,
    body,
    isPartial: [bodies.before, bodies.after].some((each) => each && each.keptBytes < each.bytes),
    isSame: !status && headers.length === 0 && !body,
  }
}

function compareHeaders(before: Answer['headers'], after: Answer['headers']): HeaderDifference[] {
  const [old, current] = [byName(before), byName(after)]
  return [...new Set([...current.keys(), ...old.keys()])]
    .filter((key) => !PASSING.has(key) && old.get(key)?.value !== current.get(key)?.value)
    .map((key) => ({
      name: (current.get(key) ?? old.get(key))?.name ?? key,
      before: old.get(key)?.value,
      after: current.get(key)?.value,
    }))
}

/** Headers of the same name are one, as in HTTP. */
function byName(headers: Answer['headers']): Map<string, { name: string; value: string }> {
  const map = new Map<string, { name: string; value: string }>()
  for (const [name, value] of headers) {
    const known = map.get(name.toLowerCase())
    map.set(name.toLowerCase(), { name, value: known ? `${known.value}, ${value}` : value })
  }
  return map
}
