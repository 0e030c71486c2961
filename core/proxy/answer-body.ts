// The body of another server's answer: read at once where it is short, else passed on as it comes. One that falls
// silent is given up.
import { Relay, StreamedBody } from '../answer/index.ts'
import { MockhostError, messageOf } from '../errors.ts'
import { afterMs, type UpstreamAnswer } from '../world/index.ts'
import type { Asking } from './asking.ts'

/** A short body is there as soon as its head: it is read at once, and the log has it. */
const SHORT_BYTES = 64 * 1024

export interface AnswerBody {
  readonly answer: UpstreamAnswer
  /** Undefined where the other server has not said it. */
  readonly length: number | undefined
  /** Milliseconds without a byte, before the other server is given up; for a short body, until all of it is there. */
  readonly silenceMs: number
  /** Gives up the exchange with the other server. */
  readonly asking: Pick<Asking, 'abort'>
}

/** @throws MockhostError `upstream-broken` for a short body that breaks off */
export function bodyToSend(given: AnswerBody): Promise<Uint8Array> | StreamedBody | null {
  const { length, answer } = given
  return length !== undefined && length <= SHORT_BYTES
    ? readShort(given, length)
    : answer.body && passOn(given, answer.body)
}

async function readShort(given: AnswerBody, length: number): Promise<Uint8Array> {
  const { answer, silenceMs, asking } = given
  let isSilent = false
  const hasCome = afterMs(silenceMs, () => {
    isSilent = true
    asking.abort()
  })
  try {
    const bytes = await (answer.bytes?.() ?? new Response(answer.body).bytes())
    if (bytes.length === length) return bytes
    throw broken(`it sent ${bytes.length} bytes and had said ${length}`)
  } catch (error) {
    if (error instanceof MockhostError) throw error
    throw broken(isSilent ? silence(silenceMs) : messageOf(error), error)
  } finally {
    hasCome()
  }
}

function passOn(
  { length, silenceMs, asking }: AnswerBody,
  body: ReadableStream<Uint8Array>,
): StreamedBody {
  let hasCome = () => {}
  const relay = new Relay(body, {
    onPull: () => {
      hasCome = afterMs(silenceMs, () => relay.breakOff(broken(silence(silenceMs))))
    },
    onChunk: () => hasCome(),
    onEnd: (how) => {
      hasCome()
      if (how !== 'complete') asking.abort()
    },
  })
  return new StreamedBody({ length, open: () => relay.stream, cancel: () => relay.breakOff(GONE) })
}

const GONE = new Error('nobody reads it any more')

const silence = (silenceMs: number): string => `nothing came for ${silenceMs / 1_000} s`

const broken = (why: string, cause?: unknown): MockhostError =>
  new MockhostError('upstream-broken', `The other server broke off: ${why}`, { cause })
