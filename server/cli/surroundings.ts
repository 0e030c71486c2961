// What a command sees of the process it runs in, so that it can run anywhere else as well.
import { spawn } from 'node:child_process'
import { homedir } from 'node:os'
import { questionOnTerminal } from './question.ts'

export interface OutputStream {
  write(text: string): unknown
  readonly isTTY?: boolean
}

export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>
  /** The user's home folder. */
  readonly home: string
  readonly stdout: OutputStream
  readonly stderr: OutputStream
  /** Everything on the standard input. */
  readInput(): Promise<string>
  /** Asks without showing what is typed; undefined where there is no one to ask. */
  askSecret(question: string): Promise<string | undefined>
  /** Opens a URL in the user's browser. @returns whether there is one */
  openBrowser(url: string): Promise<boolean>
  /** Ends what would go on for ever. */
  readonly signal: AbortSignal
  /** The status that the process will end with. */
  setStatus(status: number): void
  /** Ends at once, after a mistake on the command line. */
  quit(status: number): never
}

export function processSurroundings(): Surroundings {
  const { stdout, stderr, env } = process
  return {
    env,
    home: homedir(),
    stdout: {
      write: (text) => {
        // Whoever reads may have seen enough, as in `mockhost logs shop -f | head`.
        if (stdout.listenerCount('error') === 0) stdout.once('error', endQuietly)
        return stdout.write(text)
      },
      isTTY: stdout.isTTY === true,
    },
    stderr,
    readInput,
    askSecret: questionOnTerminal,
    openBrowser,
    signal: new AbortController().signal,
    setStatus: (status) => {
      process.exitCode = status
    },
    quit: (status) => process.exit(status),
  }
}

function endQuietly(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
}

async function readInput(): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks).toString()
}

const OPENERS: Readonly<Record<string, readonly [string, ...string[]]>> = {
  darwin: ['open'],
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
}

function openBrowser(url: string): Promise<boolean> {
  const [command, ...before] = OPENERS[process.platform] ?? ['xdg-open']
  return new Promise((resolve) => {
    const child = spawn(command, [...before, url], { stdio: 'ignore', detached: true })
    child.once('error', () => resolve(false))
    child.once('spawn', () => {
      child.unref()
      resolve(true)
    })
  })
}
