// What `fetch` promises of its signal: who gives up gets an error at once, and what stands behind the answer hears of it.
import { type Answer, Relay, StreamedBody } from '../../core/index.ts'

/**
 * The answer, unless the signal comes first.
 * @throws the reason of the signal
 */
export async function untilAborted(
  answer: Answer | Promise<Answer>,
  signal: AbortSignal,
): Promise<Answer> {
  signal.throwIfAborted()
  if (!(answer instanceof Promise)) return answer
  return new Promise((resolve, reject) => {
    const abort = () => {
      reject(signal.reason)
      answer.then(({ body }) => body instanceof StreamedBody && body.cancel(), ignore)
    }
    signal.addEventListener('abort', abort)
    answer.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort))
  })
}

/** An answer whose body, where it is streamed, breaks off with the signal. */
export function abortable(answer: Answer, signal: AbortSignal): Answer {
  const { body } = answer
  if (!(body instanceof StreamedBody)) return answer
  const open = () => {
    const opened = body.open()
    return opened instanceof Blob ? opened : breakingOff(opened, signal)
  }
  return {
    ...answer,
    body: new StreamedBody({ length: body.length, open, cancel: () => body.cancel() }),
  }
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

/** What comes too late for who gave up is nobody's error. */
const ignore = (): void => {}
