// Measures one contender on one workload, in a fresh process: second by second, and what was disturbed least counts.
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
  /** How many seconds it is measured, each by itself; at least one. */
  readonly seconds: number
  /** How long what warms up slowly may take; it is steady where two windows differ by less than a twentieth. */
  readonly maxWarmUpSeconds: number
}

/** @returns undefined where the contender can't serve the workload */
export async function measure(
  contender: Contender,
  workload: Workload,
  options: MeasureOptions,
): Promise<Figures | undefined> {
  const running = await startContender(contender, workload)
  if (!running) return undefined
  const { pid, startMs } = running
  try {
    await warmUp(running, contender, workload, options)
    const windows: Figures[] = []
    for (let second = 0; second < options.seconds; second++) {
      const { requests, ...sent } = await loadOnce(running, workload, 1)
      windows.push({ ...sent, resident: residentMegabytes(pid), startMs })
    }
    return leastDisturbed(windows)
  } finally {
    await running.stop()
  }
}

async function loadOnce(running: Running, { connections }: Workload, seconds: number) {
  const before = cpuMicroseconds(running.pid)
  const sent = await sendLoad(running, { seconds, connections })
  return { ...sent, cpu: (cpuMicroseconds(running.pid) - before) / sent.requests }
}

/** Those with the least CPU time: whatever else the machine does can only add to it. */
export function leastDisturbed(all: readonly Figures[]): Figures {
  const [first, ...others] = all as [Figures, ...Figures[]]
  const best = others.reduce((least, one) => (one.cpu < least.cpu ? one : least), first)
  return { ...best, startMs: Math.min(...all.map(({ startMs }) => startMs)) }
}

const WINDOW_SECONDS = 5

async function warmUp(
  running: Running,
  { warmsSlowly = false }: Contender,
  workload: Workload,
  { maxWarmUpSeconds }: MeasureOptions,
): Promise<void> {
  let before = (await loadOnce(running, workload, 1)).cpu
  if (!warmsSlowly) return
  for (let spent = 0; spent < maxWarmUpSeconds; spent += WINDOW_SECONDS) {
    const { cpu } = await loadOnce(running, workload, WINDOW_SECONDS)
    if (Math.abs(cpu - before) < before / 20) return
    before = cpu
  }
}
