// A template: checked when it is written, compiled when it is first rendered, and kept.
import { parse } from 'handlebars/dist/cjs/handlebars/compiler/base.js'
import { MockhostError, messageOf } from '../errors.ts'
import type { Exchange } from '../exchange.ts'
import { collectCalls, type TemplateCall } from './calls.ts'
import { Program } from './program.ts'
import { quickCheck } from './quick-check.ts'
import type { Helpers } from './run.ts'
import { rootScope } from './scope.ts'
import type * as syntax from './syntax.ts'

export class Template {
  readonly text: string
  /** Whether it always renders as its own text. */
  readonly isPlain: boolean
  /** The helpers that it may call, with the literals that they are given. */
  readonly calls: readonly TemplateCall[]
  /** Why it can't be rendered; thrown when it is rendered nevertheless. */
  readonly mistake: MockhostError | undefined
  #tree: syntax.Program | undefined
  #program: Program | undefined

  constructor(text: string) {
    this.text = text
    this.calls = NO_CALLS
    this.isPlain = !text.includes('{{')
    if (this.isPlain) return
    const calls = quickCheck(text)
    if (calls) {
      this.calls = calls
      return
    }
    try {
      this.#tree = parse(text)
      this.calls = collectCalls(this.#tree)
    } catch (error) {
      this.mistake = syntaxMistake(text, error)
    }
  }

  /**
   * Renders it.
   * @param variables what it sees as `@name`
   * @throws MockhostError of a `template-…` code
   */
  render(
    exchange: Exchange,
    helpers: Helpers,
    variables?: Readonly<Record<string, unknown>>,
  ): string {
    if (this.mistake) throw this.mistake
    if (this.isPlain) return this.text
    try {
      this.#program ??= this.#compile()
      return this.#program.render({ exchange, helpers }, rootScope(variables))
    } catch (error) {
      throw renderMistake(error)
    }
  }

  #compile(): Program {
    const tree = this.#tree ?? parse(this.text)
    this.#tree = undefined
    return new Program(tree, [])
  }
}

const NO_CALLS: readonly TemplateCall[] = []

function renderMistake(error: unknown): MockhostError {
  if (error instanceof MockhostError) return error
  // Values nested too deeply, or texts too long, for the platform itself.
  if (error instanceof RangeError && /stack|string length|memory/i.test(error.message)) {
    return new MockhostError(
      'template-budget',
      `The template made a value too large (${error.message})`,
      { cause: error },
    )
  }
  return new MockhostError('template-failed', messageOf(error), { cause: error })
}

/** Handlebars' message, with the place that it tells of. */
function syntaxMistake(text: string, error: unknown): MockhostError {
  const { lineNumber, column } = error as { lineNumber?: number; column?: number }
  const message = messageOf(error)
  const place =
    lineNumber === undefined
      ? placeOf(text, message)
      : { line: lineNumber, column: (column ?? 0) + 1 }
  return new MockhostError('template-syntax', message, { ...place, cause: error })
}

/** The parser shows the text before the mistake, up to 20 characters of it, and points with an arrow under it. */
function placeOf(text: string, message: string): { line: number; column?: number } {
  const [head, excerpt = '', arrow = ''] = message.split('\n')
  const line = Number(/line (\d+)/.exec(head ?? '')?.[1] ?? 1)
  const before = excerpt.slice(0, arrow.indexOf('^')).replace(/^\.\.\./, '')
  const written = text.split('\n')[line - 1] ?? ''
  for (let length = before.length; length > 0; length--) {
    const at = written.indexOf(before.slice(-length))
    if (at >= 0) return { line, column: at + length + 1 }
  }
  return { line, column: 1 }
}
