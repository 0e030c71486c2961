// `mockhost record`: stands in front of a real API, and writes what it answers as a mock until it is interrupted.
import { relative } from 'node:path'
import { compileDocument, createWorld, Engine, messageOf, type Upstream } from '../../core/index.ts'
import { recordingUpstream } from '../../core/recording/index.ts'
import { listen, transportFor } from '../../sdk/listen/index.ts'
import { createUpstream } from '../../sdk/world/index.ts'
import { portProblem } from '../port-problem.ts'
import { type RecordCommandOptions, RecordProblem, readOut, readTarget } from './options.ts'
import { RecordedMock } from './recorded-mock.ts'

export type { RecordCommandOptions }

/** So often what is new is written, so that little is lost with the process. */
const WRITE_MS = 1_000

export async function record(options: RecordCommandOptions): Promise<void> {
  try {
    await recordUntilInterrupted(options)
  } catch (error) {
    if (!(error instanceof RecordProblem)) throw error
    console.error(`mockhost: ${error.message}`)
    process.exitCode = 1
  }
}

async function recordUntilInterrupted(options: RecordCommandOptions): Promise<void> {
  const { port, hostname } = options
  const target = readTarget(options.to)
  const file = await readOut(options, target)
  const mock = new RecordedMock(file, target)
  const { engine, settled } = createProxy(target, mock)
  const transport = transportFor(engine.program)
  const listener = await listen(engine, { port, hostname, transport }).catch((error) => {
    throw new RecordProblem(portProblem(error))
  })
  console.log(`Listening on ${listener.url}, recording ${target.href}`)
  console.log(`Ctrl+C ends it; the mock is written to ${relative('.', file)}`)
  let problem = ''
  const write = () =>
    mock.write().then(
      () => {
        problem = ''
      },
      (error) => {
        // Told once, and not each second.
        if (problem !== messageOf(error)) console.error(`not written: ${messageOf(error)}`)
        problem = messageOf(error)
      },
    )
  const timer = setInterval(write, WRITE_MS)
  const end = async () => {
    clearInterval(timer)
    await listener.close()
    await settled()
    await write()
    summarise(mock, relative('.', file), problem)
    process.exit(problem === '' ? 0 : 1)
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void end())
}

/** A mock without routes: everything goes on to the API. */
function createProxy(target: URL, mock: RecordedMock): { engine: Engine; settled: Settled } {
  const proxyHost = target.href.replace(/\/$/, '')
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

function summarise(mock: RecordedMock, file: string, problem: string): void {
  const { routes, exchanges } = mock
  if (problem !== '') return
  if (exchanges === 0) {
    console.log('Nothing was recorded, and nothing is written.')
    return
  }
  const count = (of: number, what: string) => `${of} ${what}${of === 1 ? '' : 's'}`
  console.log(`${file}: ${count(routes.length, 'route')} of ${count(exchanges, 'exchange')}`)
  for (const { title, route, notes } of routes) {
    console.log(`  ${title} (${count(route.responses?.length ?? 1, 'response')})`)
    for (const note of notes) console.log(`    ${note}`)
  }
  console.log(`Serve it: mockhost serve ${file}`)
}
