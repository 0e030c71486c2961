// The command of the package, as npx and bunx run it.
import { spawn } from 'node:child_process'
import { dirname } from 'node:path'
import type { Test } from 'tap'
import { collectOutput } from '../support/binary.ts'
import { apart } from '../support/built-package.ts'
import { RUNTIMES, type Runtime, type Stranger } from '../support/stranger.ts'

/** The command as it is run with a runtime. */
const commandOf = (runtime: Runtime): [command: string, ...args: string[]] =>
  runtime === 'Bun' ? [RUNTIMES.Bun, 'x', '--bun', 'mockhost'] : ['npx', '--no-install', 'mockhost']

const environmentOf = (runtime: Runtime): NodeJS.ProcessEnv => ({
  PATH: `${dirname(RUNTIMES[runtime])}:${process.env.PATH}`,
})

/** Starts the command, with whatever starts it in a process group that ends with the test. */
function start(t: Test, stranger: Stranger, runtime: Runtime, ...args: string[]) {
  const [file, all] = apart(...commandOf(runtime), ...args)
  const child = spawn(file, all, {
    cwd: stranger.folder,
    env: { ...process.env, ...environmentOf(runtime), NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  t.teardown(() => {
    try {
      process.kill(-Number(child.pid), 'SIGKILL')
    } catch {
      // It has ended by itself.
    }
  })
  return collectOutput(child)
}

export async function servesSample(t: Test, stranger: Stranger, runtime: Runtime): Promise<void> {
  const output = start(t, stranger, runtime, 'serve', '--port', '0', '--hostname', '127.0.0.1')
  const [url] = await output.printed(/http:\/\/\S+/)
  const response = await fetch(`${url}/api/products/1`)
  t.match(await response.json(), { id: 1, name: 'Espresso cup' })
}

export async function hosts(t: Test, stranger: Stranger, runtime: Runtime): Promise<void> {
  const options = ['--port', '0', '--hostname', '127.0.0.1', '--data', `data of ${runtime}`]
  const output = start(t, stranger, runtime, 'start', ...options)
  const [, MOCKHOST_URL] = await output.printed(/on (http:\/\/\S+?),/)
  const [, MOCKHOST_KEY] = await output.printed(/Root key[^:]*: (mh_\w+)/)
  t.equal(
    await stranger.runProgram('deploy.mjs', runtime, { MOCKHOST_URL, MOCKHOST_KEY }),
    'greeting\nHi from a deployment\n200 /hi\n',
  )
}

export async function saysWhatIsMissing(
  t: Test,
  stranger: Stranger,
  runtime: Runtime,
): Promise<void> {
  const [command, ...args] = commandOf(runtime)
  const options = ['start', '--port', '0', '--data', 'no data']
  const error = await stranger.run(command, [...args, ...options], environmentOf(runtime)).then(
    (printed) => ({ code: 0, stderr: printed }),
    ({ code, stderr }: { code: number; stderr: string }) => ({ code, stderr }),
  )
  t.match(error, { code: 1, stderr: /npm install better-sqlite3/ })
}
