// What is compared: each is started in a process of its own, and tells its URL on its first line of output.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Workload } from './workloads.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const bun = join(root, 'node_modules/.bin/bun')

export const contenders = {
  'by hand': ({ name }: Workload) => [bun, join(root, 'bench/bare.ts'), name],
  mockhost: (_: Workload, file: string) => [
    join(root, 'mockhost'),
    'serve',
    '--no-log',
    '--port',
    '0',
    '--hostname',
    '127.0.0.1',
    file,
  ],
}

export type ContenderName = keyof typeof contenders

export interface Running {
  readonly pid: number
  readonly url: string
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

export async function startContender(
  name: ContenderName,
  workload: Workload,
  { pin = true }: StartOptions = {},
): Promise<Running> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'))
  const file = join(folder, 'mock.json')
  writeFileSync(file, JSON.stringify(workload.document))
  const line = contenders[name](workload, file)
  const [command = '', ...args] = pin ? pinned(0, line) : line
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const url = await firstUrl(child)
  const stop = async () => {
    child.kill('SIGKILL')
    await new Promise((resolve) => child.once('exit', resolve))
    rmSync(folder, { recursive: true })
  }
  return { pid: child.pid as number, url, stop }
}

function firstUrl(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = ''
    child.stdout?.on('data', (chunk) => {
      output += chunk
      const url = /http:\/\/[\d.]+:\d+/.exec(output)?.[0]
      if (url) resolve(url)
    })
    child.once('exit', (code) =>
      reject(new Error(`ended with ${code} before it listened: ${output}`)),
    )
  })
}
