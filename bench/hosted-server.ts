// `mockhost start` over a data folder, as the benches of the hosted tier measure it.
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { binary } from './contenders/index.ts'
import { textAt } from './measure.ts'

export interface HostedServer {
  readonly pid: number
  readonly url: string
  /** From starting it to its first answer. */
  readonly startMs: number
  /** Of the first start over a folder. */
  readonly rootKey: string | undefined
}

/** Starts it, does the work once it has answered whether it is well, and ends it whatever happens. */
export async function withHosted(
  data: string,
  work: (server: HostedServer) => void | Promise<void>,
): Promise<void> {
  const ready = existsSync(data) ? URL_PATTERN : /Root key[^:]*: mh_\w+/
  const started = performance.now()
  const line = ['start', '--no-sample', '--port', '0', '--hostname', '127.0.0.1', '--data', data]
  const child = spawn(binary, line, { stdio: ['ignore', 'pipe', 'inherit'] })
  try {
    const output = await outputOf(child, ready)
    const url = `http://127.0.0.1:${URL_PATTERN.exec(output)?.[1]}`
    const health = await get(`${url}/healthz`)
    const startMs = performance.now() - started
    if (!/ok/.test(health)) throw new Error(`/healthz is answered with ${health}`)
    const rootKey = /mh_\w+/.exec(output)?.[0]
    await work({ pid: child.pid as number, url, startMs, rootKey })
  } finally {
    await end(child)
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGKILL')
  await ended
}

export const get = (url: string, host?: string): Promise<string> =>
  textAt(url, { method: 'GET', path: '', headers: {} }, host)

const URL_PATTERN = /http:\/\/[\w.]+:(\d+)/

/** What it prints until it is ready. */
function outputOf(child: ChildProcess, ready: RegExp): Promise<string> {
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
