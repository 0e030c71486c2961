// Starts the mockhost command for a test, and ends it with the test.
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Test } from 'tap'

const inRoot = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url))

/**
 * The ways to run the command: the built binary, whose runtime is Bun, and the sources on Node. `MOCKHOST_BINARY` names
 * another build than the project's.
 */
export const commands = {
  binary: [process.env.MOCKHOST_BINARY ?? inRoot('mockhost')],
  node: [process.execPath, inRoot('server/main.ts')],
} satisfies Record<string, readonly [string, ...string[]]>

export type Command = keyof typeof commands

const environment = (): NodeJS.ProcessEnv => ({ ...process.env, NO_COLOR: '1' })

/** Waits for at most this long for anything that a process is to print. */
const PATIENCE_MS = 20_000

/** What ends: a test, or a program that uses what tests use. */
export type Ending = Pick<Test, 'teardown'>

export interface RunningBinary {
  readonly child: ChildProcess
  readonly port: number
  readonly url: string
  /** Everything printed so far. */
  output(): string
  /** Waits until the output matches, from where the last match ended. */
  printed(pattern: RegExp): Promise<RegExpExecArray>
}

/** Starts `mockhost` with the arguments, and waits until it listens. */
export async function startBinary(
  t: Ending,
  args: readonly string[],
  command: Command = 'binary',
  env: NodeJS.ProcessEnv = {},
): Promise<RunningBinary> {
  const [file, ...before] = commands[command] as [string, ...string[]]
  const child = spawn(file, [...before, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...environment(), ...env },
  })
  const output = collectOutput(child)
  t.teardown(() => endProcess(child))
  const [, url = '', port] = await output.printed(/(https?:\/\/[^\s:]+:(\d+))/)
  return { ...output, child, url, port: Number(port) }
}

export interface Finished {
  readonly status: number
  readonly stdout: string
  readonly stderr: string
}

/** Runs `mockhost` to its end. */
export function runBinary(
  args: readonly string[],
  command: Command = 'binary',
  env: NodeJS.ProcessEnv = {},
): Promise<Finished> {
  const [file, ...before] = commands[command] as [string, ...string[]]
  return new Promise((resolve) => {
    const options = { env: { ...environment(), ...env }, timeout: PATIENCE_MS }
    execFile(file, [...before, ...args], options, (error, stdout, stderr) =>
      resolve({ status: Number(error?.code ?? (error ? -1 : 0)), stdout, stderr }),
    )
  })
}

async function endProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGKILL')
  await ended
}

export function collectOutput(child: ChildProcess): Pick<RunningBinary, 'output' | 'printed'> {
  let text = ''
  let seen = 0
  const waiting = new Set<() => void>()
  const add = (chunk: Buffer) => {
    text += chunk
    for (const check of waiting) check()
  }
  child.stdout?.on('data', add)
  child.stderr?.on('data', add)
  const printed = (pattern: RegExp) =>
    new Promise<RegExpExecArray>((resolve, reject) => {
      const timer = setTimeout(
        () => end(() => reject(new Error(`never printed ${pattern}:\n${text}`))),
        PATIENCE_MS,
      )
      const check = () => {
        const match = pattern.exec(text.slice(seen))
        if (!match) return
        seen += match.index + match[0].length
        end(() => resolve(match))
      }
      const end = (settle: () => void) => {
        clearTimeout(timer)
        waiting.delete(check)
        settle()
      }
      waiting.add(check)
      check()
    })
  return { output: () => text, printed }
}
