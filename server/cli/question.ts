// Asks a person at a terminal for a secret, and shows nothing of it.
import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'

/** Undefined where the input is no terminal. */
export async function questionOnTerminal(question: string): Promise<string | undefined> {
  if (!process.stdin.isTTY) return undefined
  process.stderr.write(question)
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() })
  const lines = createInterface({ input: process.stdin, output: silent, terminal: true })
  try {
    return await lines.question('')
  } finally {
    lines.close()
    process.stderr.write('\n')
  }
}
