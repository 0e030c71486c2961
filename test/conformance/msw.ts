// The corpus through MSW: all of it as Web requests, and one part as a client sends it that MSW intercepts.
import t from 'tap'
import { problemsOf } from '../support/check-case.ts'
import { recordedCases } from '../support/recorded-cases.ts'
import { answersIntercepted, answersThroughMsw } from '../support/through-msw.ts'
import { interceptedDeviations, msw2Deviations, webRequestDeviations } from './web-deviations.ts'

export function testThroughMsw(expected: 2 | 3, major: 2 | 3): void {
  t.equal(major, expected, `msw is MSW ${expected}`)

  t.test('Web requests are answered as Mockoon did', async (t) => {
    for (const recorded of await recordedCases()) {
      const answers = await answersThroughMsw(recorded)
      t.same(problemsOf(recorded, answers, webRequestDeviations), [], recorded.name)
    }
  })

  t.test(
    "requests of Node's client that are intercepted are answered as Mockoon did",
    async (t) => {
      const declared =
        major === 2 ? [interceptedDeviations, msw2Deviations] : [interceptedDeviations]
      for (const recorded of await recordedCases('cases')) {
        const answers = await answersIntercepted(recorded)
        t.same(problemsOf(recorded, answers, ...declared), [], recorded.name)
      }
    },
  )
}
