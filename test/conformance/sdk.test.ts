// Every recorded answer from mocks in tests: by their `fetch`, and on a port that they listen on.
import t from 'tap'
import { createMock } from '../../sdk/index.ts'
import { problemsOf } from '../support/check-case.ts'
import type { RecordedAnswer, RecordedCase } from '../support/differences.ts'
import { sendCase } from '../support/http-client.ts'
import { recordedCases } from '../support/recorded-cases.ts'
import { toRecorded, toRequest } from '../support/web-requests.ts'
import { httpDeviations } from './deviations.ts'
import { fetchDeviations } from './web-deviations.ts'

const mockOf = ({ environment }: RecordedCase) => createMock(environment as object)

async function answersByFetch(recorded: RecordedCase): Promise<RecordedAnswer[]> {
  const mock = mockOf(recorded)
  const answers: RecordedAnswer[] = []
  for (const request of recorded.requests) {
    if (request.pauseMs) await new Promise((resolve) => setTimeout(resolve, request.pauseMs))
    const answer = async () => toRecorded(await mock.fetch(toRequest(request)))
    const failed = (error: unknown) => ({ status: 0, headers: {}, body: String(error) })
    answers.push(await answer().catch(failed))
  }
  return answers
}

async function answersOnPort(recorded: RecordedCase): Promise<RecordedAnswer[]> {
  await using listening = await mockOf(recorded).listen()
  return await sendCase(listening.port, recorded)
}

t.test('mock.fetch answers as Mockoon did', async (t) => {
  for (const recorded of await recordedCases())
    t.same(problemsOf(recorded, await answersByFetch(recorded), fetchDeviations), [], recorded.name)
})

t.test('a mock on a port answers as Mockoon did', async (t) => {
  for (const recorded of await recordedCases())
    t.same(problemsOf(recorded, await answersOnPort(recorded), httpDeviations), [], recorded.name)
})
