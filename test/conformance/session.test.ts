// Every recorded answer again, in a session of a deployment: nobody can tell it from the deployment itself.
import t from 'tap'
import { problemsOf } from '../support/check-case.ts'
import { startControlPlane } from '../support/control-plane.ts'
import type { RecordedAnswer } from '../support/differences.ts'
import { RecordedIncoming, recorded as recordedAnswer } from '../support/in-process.ts'
import { recordedCases } from '../support/recorded-cases.ts'

const UNLIMITED = { documentBytes: 0, stateBytes: 0, filesBytes: 0 }

t.test('a session of a deployment answers as Mockoon did', async (t) => {
  const plane = await startControlPlane(t)
  for (const [index, recorded] of (await recordedCases()).entries()) {
    const subdomain = `case-${index}`
    const { id } = await plane.deployments.create(
      { mock: recorded.environment, subdomain, visibility: 'public', quotas: UNLIMITED },
      'me',
    )
    const live = await plane.live.load(id)
    const answers: RecordedAnswer[] = []
    for (const request of recorded.requests) {
      if (request.pauseMs) await new Promise((resolve) => setTimeout(resolve, request.pauseMs))
      const headers = { ...request.headers, 'X-Mockhost-Session': 'one' }
      const answer = await live?.handle(new RecordedIncoming({ ...request, headers }))
      if (answer) answers.push(recordedAnswer(answer, request.method ?? 'GET'))
    }
    t.same(problemsOf(recorded, answers), [], recorded.name)
    t.equal(live?.engine.state.requests, 0, 'and the deployment has seen nothing of it')
    plane.deployments.remove(subdomain)
  }
})
