// What a function gives, as an answer.
import { type Answer, AnswerShape, bytesAnswer, HeaderBuilder } from '../answer/index.ts'
import { MockhostError } from '../errors.ts'
import { toData } from './data.ts'
import { isReply } from './reply.ts'

/**
 * @param base status and headers of the response
 * @param isTyped whether these name a content type; where not, that of the body is taken
 * @throws MockhostError for what is no body
 */
export function answerOf(given: unknown, base: Answer, isTyped: boolean): Answer {
  const { body, status = base.status, headers = {} } = isReply(given) ? given : { body: given }
  const content = contentOf(body)
  const own = base.headers.entries.filter(
    ([name]) => isTyped || name.toLowerCase() !== 'content-type',
  )
  const builder = new HeaderBuilder(own)
  if (!isTyped && content.type !== '') builder.set('Content-Type', content.type)
  for (const [name, value] of Object.entries(headers))
    for (const one of [value].flat()) builder.set(name, one)
  return typeof content.body === 'string'
    ? new AnswerShape(status, builder.entries).withBody(content.body)
    : bytesAnswer(status, builder.entries, content.body)
}

interface Content {
  readonly body: string | Uint8Array
  /** Empty for that of texts. */
  readonly type: string
}

function contentOf(body: unknown): Content {
  if (body === undefined) return { body: '', type: '' }
  if (typeof body === 'string') return { body, type: '' }
  const bytes = bytesOf(body)
  if (bytes) return { body: bytes, type: 'application/octet-stream' }
  if (typeof body === 'function' || typeof body === 'symbol')
    throw new MockhostError('responder-failed', `it gave a ${typeof body}, which is no body`)
  return { body: JSON.stringify(toData(body, 'the body')), type: 'application/json' }
}

function bytesOf(body: unknown): Uint8Array | undefined {
  if (body instanceof Uint8Array) return body
  return body instanceof ArrayBuffer ? new Uint8Array(body) : undefined
}
