// Problem documents (RFC 9457): what the mock says when it is not the mocked API that speaks.
import type { Answer } from './answer.ts'
import { HeaderBuilder, type HeaderEntry, HeaderList } from './header-list.ts'

export interface Problem {
  /** What kind of problem: the last part of its type URN. */
  readonly kind: string
  readonly status: number
  readonly title: string
  /** What happened to this request, in a sentence. */
  readonly detail: string
  /** What to do about it. */
  readonly hint?: string | undefined
  /** Members of this kind of problem. */
  readonly extra?: Readonly<Record<string, unknown>>
}

/** The problem as an answer, with the mock's own headers around it. */
export function problemAnswer(problem: Problem, headers: readonly HeaderEntry[] = []): Answer {
  const { kind, status, title, detail, hint, extra } = problem
  const body = {
    type: `urn:mockhost:problem:${kind}`,
    title,
    status,
    detail,
    ...(hint ? { hint } : {}),
    ...extra,
  }
  const entries = new HeaderBuilder(headers).set(
    'Content-Type',
    'application/problem+json; charset=utf-8',
  ).entries
  return { status, headers: new HeaderList(entries), body: JSON.stringify(body, null, 2) }
}
