// Sends the same request as fast as it is answered: with wrk where it is there, else with autocannon.
import { execFile, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { pinned, type Running } from './contenders.ts'
import type { Workload } from './workloads.ts'

const run = promisify(execFile)
const CONNECTIONS = 32

export const loadTool = spawnSync('wrk', ['-v']).error ? 'autocannon' : 'wrk'

/** How many requests were answered in so many seconds. */
export async function sendLoad(
  { url, host }: Pick<Running, 'url' | 'host'>,
  workload: Workload,
  seconds: number,
): Promise<number> {
  const headers = { ...workload.request.headers, ...(host ? { Host: host } : {}) }
  const request = { ...workload.request, headers }
  return loadTool === 'wrk'
    ? sendWithWrk(url, request, seconds)
    : sendWithAutocannon(url, request, seconds)
}

async function sendWithWrk(
  url: string,
  request: Workload['request'],
  seconds: number,
): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'))
  const script = join(folder, 'request.lua')
  const headers = Object.entries(request.headers).map(
    ([name, value]) => `wrk.headers[${lua(name)}]=${lua(value)}`,
  )
  const body = request.body === undefined ? [] : [`wrk.body=${lua(request.body)}`]
  writeFileSync(script, [`wrk.method=${lua(request.method)}`, ...headers, ...body].join('\n'))
  const options = ['-t1', `-c${CONNECTIONS}`, `-d${seconds}s`, '-s', script]
  const [command = '', ...args] = pinned(1, ['wrk', ...options, url + request.path])
  const { stdout } = await run(command, args)
  rmSync(folder, { recursive: true })
  if (/Non-2xx/.test(stdout)) throw new Error(`not every answer was right:\n${stdout}`)
  return Number(/(\d+) requests in/.exec(stdout)?.[1])
}

/** JSON's texts are Lua's too, as long as they hold nothing but ASCII. */
const lua = (text: string): string => JSON.stringify(text)

async function sendWithAutocannon(
  url: string,
  request: Workload['request'],
  seconds: number,
): Promise<number> {
  const { default: autocannon } = await import('autocannon')
  const { body } = request
  const result = await autocannon({
    url: url + request.path,
    method: request.method,
    headers: { ...request.headers },
    ...(body === undefined ? {} : { body }),
    connections: CONNECTIONS,
    duration: seconds,
  })
  if (result.non2xx > 0) throw new Error(`${result.non2xx} answers were not right`)
  return result.requests.total
}
