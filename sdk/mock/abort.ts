// What `fetch` promises of its signal: who gives up gets an error at once, and what stands behind the answer hears of it.
import { type Answer, StreamedBody } from '../../core/index.ts'

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

/** What comes too late for who gave up is nobody's error. */
const ignore = (): void => {}
