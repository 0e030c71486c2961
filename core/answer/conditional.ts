// Conditional requests: a client that has the answer already gets 304. Source: Express 4, by the package `fresh`.
import fresh from 'fresh'
import type { RequestView } from '../request/index.ts'
import { type Answer, AnswerShape } from './answer.ts'

/** The answer, or a 304 where the request's conditions say that the client has it. */
export function conditional(answer: Answer, request: RequestView): Answer {
  const isReading = request.method === 'GET' || request.method === 'HEAD'
  if (!isReading || answer.status < 200 || answer.status >= 300) return answer
  const isFresh = fresh(conditions(request), {
    etag: answer.headers.get('etag'),
    'last-modified': answer.headers.get('last-modified'),
  })
  return isFresh ? new AnswerShape(304, answer.headers.entries).withBody('') : answer
}

function conditions(request: RequestView): Record<string, string | undefined> {
  return {
    'if-none-match': request.header('if-none-match'),
    'if-modified-since': request.header('if-modified-since'),
    'cache-control': request.header('cache-control'),
  }
}
