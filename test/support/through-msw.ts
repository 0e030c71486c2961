// Sends the requests of a recorded case through a mock behind MSW, whichever version `msw` is in this process.
import { getResponse } from 'msw'
import { createMock } from '../../sdk/mock/index.ts'
import { mswHandlers, onUnhandled } from '../../sdk/msw/index.ts'
import { withMsw } from '../sdk/msw/harness.ts'
import type { RecordedAnswer, RecordedCase } from './differences.ts'
import { sendCase } from './http-client.ts'
import { originOf, RECORDED_HOST, toRecorded, toRequest } from './web-requests.ts'

/** As Web requests, with nothing intercepted. */
export async function answersThroughMsw(recorded: RecordedCase): Promise<RecordedAnswer[]> {
  const mock = createMock(recorded.environment as object)
  const handlers = mswHandlers(mock, { origin: originsOf(recorded) })
  const unhandled = onUnhandled(mock)
  const answers: RecordedAnswer[] = []
  for (const request of recorded.requests) {
    if (request.pauseMs) await new Promise((resolve) => setTimeout(resolve, request.pauseMs))
    const answer = async () => {
      const web = toRequest(request)
      return toRecorded((await getResponse(handlers, web)) ?? (await unanswered(web, unhandled)))
    }
    const failed = (error: unknown) => ({ status: 0, headers: {}, body: String(error) })
    answers.push(await answer().catch(failed))
  }
  return answers
}

/** As Node's client sends them, with MSW between it and the network. */
export async function answersIntercepted(recorded: RecordedCase): Promise<RecordedAnswer[]> {
  let answers: RecordedAnswer[] = []
  await withMsw(
    recorded.environment as object,
    async () => {
      answers = await sendCase(3000, recorded)
    },
    { origin: originsOf(recorded), unhandled: (mock) => onUnhandled(mock) },
  )
  return answers
}

const originsOf = ({ requests }: RecordedCase): string[] => [
  ...new Set([`http://${RECORDED_HOST}`, ...requests.map(originOf)]),
]

/** What MSW would send of what the callback throws. */
async function unanswered(
  request: Request,
  unhandled: ReturnType<typeof onUnhandled>,
): Promise<Response> {
  const defaults = { warn() {}, error() {} }
  try {
    await unhandled({ frame: { data: { request } }, defaults })
  } catch (thrown) {
    if (thrown instanceof Response) return thrown
    throw thrown
  }
  throw new Error('nothing answers')
}
