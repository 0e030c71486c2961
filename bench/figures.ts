// Measures contenders on one workload, each in a fresh process.
import type { Contender } from './contenders/index.ts'
import { cpuMicroseconds, residentMegabytes } from './cpu.ts'
import { sendLoad } from './load.ts'
import { type Running, startContender } from './running.ts'
import type { Workload } from './workload.ts'

export interface Figures {
  /** The server's CPU time a request, in microseconds. */
  readonly cpu: number
  readonly perSecond: number
  readonly p50: number
  readonly p99: number
  /** MB in memory under load. */
  readonly resident: number
  /** Milliseconds from starting it to its first right answer. */
  readonly startMs: number
}

export interface MeasureOptions {
  /** How often all are started anew. */
  readonly rounds: number
  /** How many seconds of each round each of them is under load; another one's turn comes after every second. */
  readonly seconds: number
  /** How long what warms up slowly may take; it is steady where two windows differ by less than a twentieth. */
  readonly maxWarmUpSeconds: number
  /** Those that are left out where they fail, and told of: no reason not to measure the others. Default: none. */
  readonly mayFail?: readonly Contender[]
}

/**
 * Measures contenders in turn, second by second, so that whatever else the machine does meets all of them alike; the
 * order turns round each time, so that none is favoured.
 * @returns a figure for each second, the same second of all at the same place; none for who can't serve the workload
 */
export async function measure(
  contenders: readonly Contender[],
  workload: Workload,
  options: MeasureOptions,
): Promise<Map<Contender, Figures[]>> {
  const figures = new Map<Contender, Figures[]>(contenders.map((contender) => [contender, []]))
  for (let round = 0; round < options.rounds; round++)
    await withStarted(contenders, workload, options, async (started) => {
      for (let second = 0; second < options.seconds; second++)
        for (const one of second % 2 === 0 ? started : started.toReversed()) {
          const { contender, running, windowSeconds } = one
          const measured = await awake(running, () => loadOnce(running, workload, windowSeconds))
          figures.get(contender)?.push(measured)
        }
    })
  return figures
}

interface Started {
  readonly contender: Contender
  readonly running: Running
  /** How long its turn is. */
  readonly windowSeconds: number
}

/** Each in a fresh process, and warm; those that wait for their turn stand still. */
async function withStarted(
  contenders: readonly Contender[],
  workload: Workload,
  { maxWarmUpSeconds, mayFail = [] }: MeasureOptions,
  use: (started: readonly Started[]) => Promise<void>,
): Promise<void> {
  const started: Started[] = []
  try {
    for (const contender of contenders) {
      const running = await (mayFail.includes(contender) ? startOrTell : startContender)(
        contender,
        workload,
      )
      if (!running) continue
      const one = { contender, running, windowSeconds: 1 }
      started.push(one)
      const { perSecond } = await warmUp(running, contender, workload, maxWarmUpSeconds)
      if (perSecond < SLOW_PER_SECOND) one.windowSeconds = SLOW_WINDOW_SECONDS
      running.pause()
    }
    await use(started)
  } finally {
    for (const { running } of started) await running.stop()
  }
}

async function awake<T>(running: Running, use: () => Promise<T>): Promise<T> {
  running.resume()
  const used = await use()
  running.pause()
  return used
}

async function startOrTell(contender: Contender, workload: Workload): Promise<Running | undefined> {
  try {
    return await startContender(contender, workload)
  } catch (error) {
    console.error(`Left out: ${error instanceof Error ? error.message : error}`)
    return undefined
  }
}

async function loadOnce(
  running: Running,
  { connections }: Workload,
  seconds: number,
): Promise<Figures> {
  const { pid, startMs } = running
  const before = cpuMicroseconds(pid)
  const { requests, ...sent } = await sendLoad(running, { seconds, connections })
  const cpu = (cpuMicroseconds(pid) - before) / requests
  return { ...sent, cpu, resident: residentMegabytes(pid), startMs }
}

/** Who answers fewer requests a second is given longer to answer some. */
const SLOW_PER_SECOND = 50
const SLOW_WINDOW_SECONDS = 10

const WARM_UP_SECONDS = 2
const WINDOW_SECONDS = 5

/** @returns the last figures of it */
async function warmUp(
  running: Running,
  { warmsSlowly = false }: Contender,
  workload: Workload,
  maxSeconds: number,
): Promise<Figures> {
  let before = await loadOnce(running, workload, WARM_UP_SECONDS)
  if (!warmsSlowly) return before
  for (let spent = 0; spent < maxSeconds; spent += WINDOW_SECONDS) {
    const after = await loadOnce(running, workload, WINDOW_SECONDS)
    if (Math.abs(after.cpu - before.cpu) < before.cpu / 20) return after
    before = after
  }
  return before
}
