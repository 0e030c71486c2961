// Answers as MSW takes them.
import * as msw from 'msw'
import { type Answer, hasWebStatus, StreamedBody, toResponse } from '../../core/answer/index.ts'

/** Whether MSW takes the place of `fetch` and of Node's clients; in a browser a service worker answers. */
export const isInterceptor = typeof process === 'object' && process.versions?.node !== undefined

/** A status that can't be sent becomes a problem that says so. */
export function toMswResponse(answer: Answer, method: string): Response {
  const { status, headers } = answer
  // Only a service worker makes real responses of it.
  if (!isInterceptor && !hasWebStatus(status)) return toResponse(answer)
  if (answer.body instanceof StreamedBody) return streamed(answer, answer.body, method)
  const body = typeof answer.body === 'string' ? encoder.encode(answer.body) : answer.body
  const isMeasured = status !== 204 && status !== 304
  // MSW's own class, for it keeps cookies, which a browser's may not have.
  return new msw.HttpResponse<BodyInit>(method === 'HEAD' ? null : (body as BodyInit | null), {
    status,
    headers: isMeasured
      ? [...(headers.entries as [string, string][]), ['Content-Length', String(body?.length ?? 0)]]
      : headers.web,
  })
}

function streamed({ status, headers }: Answer, body: StreamedBody, method: string): Response {
  const length: [string, string][] =
    body.length === undefined ? [] : [['Content-Length', String(body.length)]]
  if (method === 'HEAD') body.cancel()
  return new msw.HttpResponse<BodyInit>(method === 'HEAD' ? null : (body.open() as BodyInit), {
    status,
    headers: [...(headers.entries as [string, string][]), ...length],
  })
}

const encoder = new TextEncoder()
