// Every recorded answer from deployments of one server, each at its subdomain: as the binary and on Node.
import t from 'tap'
import { problemsOf } from '../support/check-case.ts'
import type { RecordedAnswer } from '../support/differences.ts'
import { startHost } from '../support/host.ts'
import { sendCase } from '../support/http-client.ts'
import { recordedCases } from '../support/recorded-cases.ts'
import {
  bunHostDeviations,
  bunServerDeviations,
  hostDeviations,
  httpDeviations,
} from './deviations.ts'

const cases = await recordedCases()

for (const command of ['binary', 'node'] as const) {
  t.test(`${command}: deployments answer as Mockoon did`, async (t) => {
    const host = await startHost(t, { command, args: ['--no-sample'] })
    const ofRuntime = command === 'binary' ? [bunServerDeviations, bunHostDeviations] : []
    for (const [index, recorded] of cases.entries()) {
      const subdomain = `case-${index}`
      const created = await host.api('POST /deployments', { mock: recorded.environment, subdomain })
      t.equal(created.status, 201, `${recorded.name} is deployed: ${created.text.slice(0, 500)}`)
      const name = `${subdomain}.localhost`
      const requests = recorded.requests.map((request) => ({
        ...request,
        host: `${name}:${host.port}`,
      }))
      const answers = (await sendCase(host.port, { ...recorded, requests })).map((answer, at) =>
        renamed(answer, name, host.port, recorded.requests[at]?.host ?? `127.0.0.1:${host.port}`),
      )
      t.same(
        problemsOf(recorded, answers, httpDeviations, hostDeviations, ...ofRuntime),
        [],
        recorded.name,
      )
    }
  })
}

/** The answer with the host name that was recorded in place of the deployment's. */
function renamed(
  answer: RecordedAnswer,
  name: string,
  port: number,
  recorded: string,
): RecordedAnswer {
  const bare = recorded.replace(/:\d+$/, '')
  const text = JSON.stringify(answer).replaceAll(`${name}:${port}`, recorded).replaceAll(name, bare)
  return JSON.parse(text)
}
