// Starts a contender in a process of its own, waits for its first right answer, and ends it.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Contender } from './contenders/index.ts'
import { textAt } from './measure.ts'
import { type BenchRequest, isRight, type Workload } from './workload.ts'

export interface Running {
  readonly pid: number
  readonly url: string
  readonly request: BenchRequest
  /** For the Host header, where it is not that of the URL. */
  readonly host: string | undefined
  /** From starting it to its first right answer. */
  readonly startMs: number
  /** Lets it do nothing at all, and go on: what compiles or tidies up in the background would disturb others. */
  pause(): void
  resume(): void
  stop(): Promise<void>
}

/** A server and its load share no core where there are two and `taskset` is there. */
const canPin = availableParallelism() > 1 && spawnSync('taskset', ['-V']).status === 0
export const pinned = (core: number, command: readonly string[]): string[] =>
  canPin ? ['taskset', '-c', String(core), ...command] : [...command]

export interface StartOptions {
  /** Whether to keep it on one core, apart from the load. Default true. */
  readonly pin?: boolean
}

const MAX_START_MS = 90_000

/** @returns undefined where the contender has no way to serve the workload */
export async function startContender(
  contender: Contender,
  workload: Workload,
  { pin = true }: StartOptions = {},
): Promise<Running | undefined> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'))
  const [port, adminPort] = await Promise.all([freePort(), freePort()])
  const plan = contender.plan(workload, { folder, port, adminPort })
  if (!plan) {
    rmSync(folder, { recursive: true })
    return undefined
  }
  const [command = '', ...args] = pin ? pinned(0, plan.command) : plan.command
  const started = performance.now()
  const child = spawn(command, args, {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  children.set(child, folder)
  child.once('exit', () => children.delete(child))
  const output = collect(child)
  const stop = async () => {
    await endGroup(child)
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
  try {
    const { request = workload.request } = plan
    const target = { url: `http://127.0.0.1:${port}`, request }
    let host: string | undefined
    if (plan.deploy) {
      await until(child, async () => (await answerOf({ ...target, host })) !== undefined)
      host = await plan.deploy(output)
    }
    await until(child, async () => isRight(workload, (await answerOf({ ...target, host })) ?? ''))
    const startMs = performance.now() - started
    const pid = child.pid as number
    const pause = () => process.kill(-pid, 'SIGSTOP')
    const resume = () => process.kill(-pid, 'SIGCONT')
    return { pid, ...target, host, startMs, pause, resume, stop }
  } catch (error) {
    await stop()
    throw new Error(`${contender.name}, ${workload.name}: ${error}\n${output()}`)
  }
}

type Target = Pick<Running, 'url' | 'request' | 'host'>

/** What a request is answered with now; undefined where nothing listens yet. */
export async function answerOf({ url, request, host }: Target): Promise<string | undefined> {
  try {
    return await textAt(url + request.path, request, host)
  } catch {
    return undefined
  }
}

async function until(child: ChildProcess, isDone: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + MAX_START_MS
  while (!(await isDone())) {
    if (child.exitCode !== null) throw new Error(`ended with ${child.exitCode}`)
    if (performance.now() > end) throw new Error('does not give the right answer')
    await new Promise((resolve) => setTimeout(resolve, 2))
  }
}

/** The end of what it prints, for when it fails. */
function collect(child: ChildProcess): () => string {
  let text = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk) => {
      text = (text + chunk).slice(-20_000)
    })
  return () => text
}

/** With everything that it has started. */
async function endGroup(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.pid === undefined) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  process.kill(-child.pid, 'SIGKILL')
  await ended
}

/** Those that run, and the folders of their files. */
const children = new Map<ChildProcess, string>()

/** Nothing is left of a bench that is broken off. */
process.once('exit', () => {
  for (const [{ pid }, folder] of children) {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL')
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
})
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.once(signal, () => process.exit(1))

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
