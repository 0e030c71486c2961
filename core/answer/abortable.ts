// Answers to who may give up half way: what stands behind the body hears of it.
import type { Answer } from './answer.ts'
import { Relay } from './relay.ts'
import { StreamedBody } from './streamed-body.ts'

/** The answer, whose body breaks off with the signal where it is streamed. */
export function abortable(answer: Answer, signal: AbortSignal): Answer {
  const { body } = answer
  if (!(body instanceof StreamedBody)) return answer
  if (signal.aborted) {
    body.cancel()
    return { ...answer, body: null }
  }
  const open = () => {
    const opened = body.open()
    return opened instanceof Blob ? opened : breakingOff(opened, signal)
  }
  const cancel = () => body.cancel()
  return { ...answer, body: new StreamedBody({ length: body.length, open, cancel }) }
}

function breakingOff(
  body: ReadableStream<Uint8Array>,
  signal: AbortSignal,
): ReadableStream<Uint8Array> {
  const relay = new Relay(body, { onEnd: () => signal.removeEventListener('abort', abort) })
  const abort = () => relay.breakOff(signal.reason)
  signal.addEventListener('abort', abort)
  return relay.stream
}
