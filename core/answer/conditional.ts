// Conditional requests: a client that has the answer already gets 304. Source: Express 4, by the package `fresh`.
import fresh from 'fresh'
import type { RequestView } from '../request/index.ts'
import { type Answer, AnswerShape } from './answer.ts'

/** The answer, or a 304 where the request's conditions say that the client has it. */
export function conditional(answer: Answer, request: RequestView): Answer {
  const isReading = request.method === 'GET' || request.method === 'HEAD'
  if (!isReading || answer.status < 200 || answer.status >= 300) return answer
  return isKnown(answer, request)
    ? new AnswerShape(304, answer.headers.entries).withBody('')
    : answer
}

/** Few requests have conditions, and to ask for a header costs something. */
function isKnown({ headers }: Answer, request: RequestView): boolean {
  const noneMatch = request.header('if-none-match')
  const modified = headers.get('last-modified')
  // A date is compared with a date, and nothing else is.
  if (noneMatch === undefined && modified === undefined) return false
  const conditions = {
    'if-none-match': noneMatch,
    'if-modified-since': request.header('if-modified-since'),
    'cache-control': request.header('cache-control'),
  }
  return fresh(conditions, { etag: headers.get('etag'), 'last-modified': modified })
}
