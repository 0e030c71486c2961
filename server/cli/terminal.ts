// What a command prints: results on the standard output, the rest on the other one, coloured where a person looks.
import { styleText } from 'node:util'
import { showProgress } from './progress.ts'
import type { OutputStream, Surroundings } from './surroundings.ts'
import { formatTable } from './table.ts'

type Format = Parameters<typeof styleText>[0]

export class Terminal {
  readonly isTerminal: boolean
  readonly #stdout: OutputStream
  readonly #stderr: OutputStream
  readonly #isColoured: boolean

  constructor({ stdout, stderr, env }: Pick<Surroundings, 'stdout' | 'stderr' | 'env'>) {
    this.#stdout = stdout
    this.#stderr = stderr
    this.isTerminal = stdout.isTTY === true
    this.#isColoured = this.isTerminal && !env.NO_COLOR && env.TERM !== 'dumb'
  }

  print(line: string): void {
    this.#stdout.write(`${line}\n`)
  }

  /** Text that ends as it should already. */
  write(text: string): void {
    this.#stdout.write(text)
  }

  json(value: unknown): void {
    this.print(JSON.stringify(value, null, 2))
  }

  table(head: readonly string[], rows: readonly (readonly string[])[]): void {
    const [first = '', ...lines] = formatTable(head, rows)
    this.print(this.paint('dim', first))
    for (const line of lines) this.print(line)
  }

  /** Not a result: a hint, a warning, what is going on. */
  note(line: string): void {
    this.#stderr.write(`${line}\n`)
  }

  paint(format: Format, text: string): string {
    return this.#isColoured ? styleText(format, text, { validateStream: false }) : text
  }

  /** Says what is being waited for where it takes more than a second. */
  async during<T>(label: string | (() => string), work: Promise<T>): Promise<T> {
    const end = this.#stderr.isTTY ? showProgress(this.#stderr, label) : () => {}
    try {
      return await work
    } finally {
      end()
    }
  }
}
