// What is compared: each is started in a process of its own, and tells its URL on its first line of output.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Workload } from './workloads.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const bun = join(root, 'node_modules/.bin/bun')

export const mockhost = join(root, 'mockhost')
export const onLoopback = ['--port', '0', '--hostname', '127.0.0.1']

/** How each is started over a folder that holds the mock as `mock.json`. */
export const contenders = {
  'by hand': { command: ({ name }: Workload) => [bun, join(root, 'bench/bare.ts'), name] },
  serve: {
    command: (_: Workload, folder: string) => [
      ...[mockhost, 'serve', '--no-log', ...onLoopback, join(folder, 'mock.json')],
    ],
  },
  start: {
    command: (_: Workload, folder: string) => [
      ...[mockhost, 'start', '--no-sample', ...onLoopback, '--data', join(folder, 'data')],
    ],
    ready: /Root key[^:]*: mh_\w+/,
    deploy,
  },
} satisfies Record<string, Contender>

export interface Contender {
  command(workload: Workload, folder: string): string[]
  /** What it prints when it is ready; its URL where this is left out. */
  readonly ready?: RegExp
  /** Makes the mock live where starting does not; gives the host name that it answers to. */
  deploy?(url: string, output: string, workload: Workload): Promise<string>
}

export type ContenderName = keyof typeof contenders

async function deploy(url: string, output: string, { document }: Workload): Promise<string> {
  const key = /mh_\w+/.exec(output)?.[0]
  const response = await fetch(`${url}/api/v1/deployments`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ mock: document, subdomain: 'bench' }),
  })
  if (response.status !== 201) throw new Error(await response.text())
  return 'bench.localhost'
}

export interface Running {
  readonly pid: number
  readonly url: string
  /** For the Host header, where it is not that of the URL. */
  readonly host: string | undefined
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
  writeFileSync(join(folder, 'mock.json'), JSON.stringify(workload.document))
  const contender: Contender = contenders[name]
  const line = contender.command(workload, folder)
  const [command = '', ...args] = pin ? pinned(0, line) : line
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const output = await outputOf(child, contender.ready ?? URL_PATTERN)
  const url = `http://127.0.0.1:${URL_PATTERN.exec(output)?.[1]}`
  const host = await contender.deploy?.(url, output, workload)
  const stop = async () => {
    child.kill('SIGKILL')
    await new Promise((resolve) => child.once('exit', resolve))
    rmSync(folder, { recursive: true })
  }
  return { pid: child.pid as number, url, host, stop }
}

export const URL_PATTERN = /http:\/\/[\w.]+:(\d+)/

/** What a server prints until it is ready. */
export function outputOf(child: ChildProcess, ready: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = ''
    child.stdout?.on('data', (chunk) => {
      output += chunk
      if (ready.test(output)) resolve(output)
    })
    child.once('exit', (code) =>
      reject(new Error(`ended with ${code} before it listened: ${output}`)),
    )
  })
}
