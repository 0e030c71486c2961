// Answers as Web `Response` objects.
import type { Answer } from './answer.ts'
import { problemAnswer } from './problem.ts'
import { StreamedBody } from './streamed-body.ts'

/** Answers of templates share their headers, so what is made of them is kept with them. */
const inits = new WeakMap<Answer['headers'], ResponseInit>()

/**
 * The answer as a `Response`. For HEAD the body is left to the front, which sends its length only.
 * A status that a `Response` can't have becomes a problem that says so.
 */
export function toResponse(answer: Answer): Response {
  if (!hasWebStatus(answer.status)) return toResponse(unrepresentable(answer.status))
  let init = inits.get(answer.headers)
  if (init?.status !== answer.status) {
    init = { status: answer.status, headers: answer.headers.web }
    inits.set(answer.headers, init)
  }
  const { body } = answer
  return new Response((body instanceof StreamedBody ? body.open() : body) as BodyInit | null, init)
}

/** What the `Response` class accepts. */
export const hasWebStatus = (status: number): boolean => status >= 200 && status <= 599

const unrepresentable = (status: number): Answer =>
  problemAnswer({
    kind: 'status-not-representable',
    status: 500,
    title: 'Status not representable',
    detail: `The mock answers with status ${status}, which a Web Response can't have`,
    hint: 'Statuses outside 200 to 599 are served over HTTP only.',
  })
