// What a server said no with (RFC 9457), as the message of an error: what happened, what to do, and each mistake.
import type { ApiProblem } from '../../core/api/index.ts'

type Mistake = NonNullable<ApiProblem['mistakes']>[number]

export function describeProblem({ detail, hint, mistakes = [] }: ApiProblem): string {
  return [hint ? `${asSentence(detail)} ${hint}` : detail, ...mistakes.map(describeMistake)].join(
    '\n',
  )
}

const asSentence = (text: string): string => (/[.!?:]$/.test(text) ? text : `${text}.`)

function describeMistake({ severity, path, message, hint, line, column }: Mistake): string {
  const place = line === undefined ? '' : `${line}:${column ?? 1}: `
  const where = path === '' ? '' : `${path}: `
  const kind = severity === 'warning' ? 'warning: ' : ''
  return `  ${place}${kind}${where}${message}${hint ? `. ${hint}` : ''}`
}

/** The problem in the text of an answer; undefined for a text that is none. */
export function readProblem(text: string): ApiProblem | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return isProblem(value) ? value : undefined
  } catch {
    return undefined
  }
}

const isProblem = (value: unknown): value is ApiProblem =>
  typeof value === 'object' &&
  value !== null &&
  'type' in value &&
  'detail' in value &&
  typeof value.detail === 'string'
