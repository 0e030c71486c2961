// What stands in front of the API while it is recorded.
import { compileDocument, createWorld, Engine, type Upstream } from '../../core/index.ts'
import { recordingUpstream } from '../../core/recording/index.ts'
import { createUpstream } from '../../sdk/world/index.ts'
import { RecordProblem } from './options.ts'
import { proxyHostOf, type RecordedMock } from './recorded-mock.ts'

/** A mock without routes: everything goes on to the API. */
export function createProxy(target: URL, mock: RecordedMock): { engine: Engine; settled: Settled } {
  const proxyHost = proxyHostOf(target)
  const { program, mistakes } = compileDocument({ proxyMode: true, proxyHost, routes: [] })
  if (!program) throw new RecordProblem(mistakes.map(({ message }) => message).join('\n'))
  const upstream = createUpstream()
  let pending = 0
  const recorded = recordingUpstream(upstream, {
    onSample: (sample) => {
      pending--
      const wasFull = mock.isFull
      mock.add(sample)
      if (mock.isFull && !wasFull)
        console.error(
          `There is room for no more than ${mock.exchanges} exchanges: no more is kept.`,
        )
    },
  })
  const ask: Upstream = async (request) => {
    pending++
    try {
      return await recorded(request)
    } catch (error) {
      pending--
      throw error
    }
  }
  const world = createWorld({ upstream: Object.assign(ask, { connect: upstream.connect }) })
  const engine = new Engine(program, {
    world,
    onOutcome: ({ answer }, { method, target: path }) =>
      console.log(`${method} ${path} ${answer.status}`),
  })
  return { engine, settled: () => until(() => pending <= 0) }
}

/** When the exchanges that have ended are with the mock: they are decoded first. */
type Settled = () => Promise<void>

/** For what was cut off in its middle there is nothing to wait for. */
const SETTLE_MS = 1_000

async function until(isSo: () => boolean): Promise<void> {
  const end = Date.now() + SETTLE_MS
  while (!isSo() && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 10))
}
