// `mockhost record`: stands in front of a real API, and writes what it answers as a mock until it is interrupted.
import { relative } from 'node:path'
import { messageOf } from '../../core/index.ts'
import { listen, transportFor } from '../../sdk/listen/index.ts'
import { portProblem } from '../port-problem.ts'
import { type RecordCommandOptions, RecordProblem, readOut, readTarget } from './options.ts'
import { RecordedMock } from './recorded-mock.ts'
import { createProxy } from './recording-proxy.ts'

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
