// Sends the same request as fast as it is answered: with wrk where it is there, else with autocannon.
import { execFile, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { pinned, type Running } from './running.ts'
import type { BenchRequest } from './workload.ts'

const run = promisify(execFile)
export const CONNECTIONS = 32

export const loadTool = spawnSync('wrk', ['-v']).error ? 'autocannon' : 'wrk'

export interface Load {
  readonly seconds: number
  readonly connections?: number | undefined
}

export interface Sent {
  /** How many were answered. */
  readonly requests: number
  readonly perSecond: number
  /** Milliseconds that half of them, and 99 of 100, took at most. */
  readonly p50: number
  readonly p99: number
}

export async function sendLoad(
  { url, host, request }: Pick<Running, 'url' | 'host' | 'request'>,
  { seconds, connections = CONNECTIONS }: Load,
): Promise<Sent> {
  const headers = { ...request.headers, ...(host ? { Host: host } : {}) }
  const send = loadTool === 'wrk' ? sendWithWrk : sendWithAutocannon
  return send(url, { ...request, headers }, seconds, connections)
}

/** For what `wrk` is told to send, one request at a time. */
let scripts: string | undefined

function makeScripts(): string {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  return folder
}

async function sendWithWrk(
  url: string,
  request: BenchRequest,
  seconds: number,
  connections: number,
): Promise<Sent> {
  scripts ??= makeScripts()
  const script = join(scripts, 'request.lua')
  const headers = Object.entries(request.headers).map(
    ([name, value]) => `wrk.headers[${lua(name)}]=${lua(value)}`,
  )
  const body = request.body === undefined ? [] : [`wrk.body=${lua(request.body)}`]
  writeFileSync(script, [`wrk.method=${lua(request.method)}`, ...headers, ...body].join('\n'))
  const options = ['-t1', `-c${connections}`, `-d${seconds}s`, '--latency', '-s', script]
  const [command = '', ...args] = pinned(1, ['wrk', ...options, url + request.path])
  const { stdout } = await run(command, args)
  if (/Non-2xx/.test(stdout)) throw new Error(`not every answer was right:\n${stdout}`)
  const requests = Number(/(\d+) requests in/.exec(stdout)?.[1])
  return {
    requests,
    perSecond: Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)?.[1]),
    p50: milliseconds(/^\s+50%\s+(\S+)/m.exec(stdout)?.[1]),
    p99: milliseconds(/^\s+99%\s+(\S+)/m.exec(stdout)?.[1]),
  }
}

const UNITS: Record<string, number> = { us: 0.001, ms: 1, s: 1_000, m: 60_000 }

/** `1.25ms` */
function milliseconds(text = ''): number {
  const [, number, unit = ''] = /^([\d.]+)(\w+)$/.exec(text) ?? []
  return Number(number) * (UNITS[unit] ?? Number.NaN)
}

/** JSON's texts are Lua's too, as long as they hold nothing but ASCII. */
const lua = (text: string): string => JSON.stringify(text)

async function sendWithAutocannon(
  url: string,
  request: BenchRequest,
  seconds: number,
  connections: number,
): Promise<Sent> {
  const { default: autocannon } = await import('autocannon')
  const { body } = request
  const result = await autocannon({
    url: url + request.path,
    method: request.method,
    headers: { ...request.headers },
    ...(body === undefined ? {} : { body }),
    connections,
    duration: seconds,
  })
  if (result.non2xx > 0) throw new Error(`${result.non2xx} answers were not right`)
  const { requests, latency } = result
  return {
    requests: requests.total,
    perSecond: requests.average,
    p50: latency.p50,
    p99: latency.p99,
  }
}
