// Answers as Web `Response` objects.
import type { Answer } from './answer.ts'
import { problemAnswer } from './problem.ts'
import { StreamedBody } from './streamed-body.ts'

/**
 * The answer as a `Response`. For HEAD a body that is there is left to the front, which sends its length only.
 * A status that a `Response` can't have becomes a problem that says so.
 * @param method of the request; only a streamed body asks for it
 */
export function toResponse(answer: Answer, method = 'GET'): Response {
  if (!hasWebStatus(answer.status)) return toResponse(unrepresentable(answer.status))
  if (answer.body instanceof StreamedBody) return streamed(answer, answer.body, method)
  return new Response(answer.body as BodyInit | null, answer.headers.init(answer.status))
}

/** Whoever makes a `Response` of it opens it, and must read or cancel that. */
function streamed({ status, headers }: Answer, body: StreamedBody, method: string): Response {
  const own = new Headers(headers.web)
  if (body.length !== undefined) own.set('Content-Length', String(body.length))
  const init = { status, headers: own }
  if (method !== 'HEAD') return new Response(body.open() as BodyInit, init)
  body.cancel()
  return new Response(null, init)
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
