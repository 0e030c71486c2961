// A template, or a part of one between a block's tags, as a list of functions that each give a piece of text.
import { MockhostError } from '../errors.ts'
import { Block } from './block.ts'
import { type BlockNames, compileCall, compileExpression, compileHash } from './expressions.ts'
import { renderWith } from './iterate.ts'
import { escapedText, printedText } from './print.ts'
import type { Run } from './run.ts'
import type { Scope } from './scope.ts'
import type * as syntax from './syntax.ts'

/** Gives the text of one statement. */
export type Write = (run: Run, scope: Scope) => string

/** An inline partial: `{{#*inline "name"}}…{{/inline}}`. */
interface Inline {
  readonly name: (run: Run, scope: Scope) => unknown
  readonly program: Program
}

export class Program {
  readonly hasBlockParams: boolean
  readonly #writes: readonly Write[]
  readonly #inlines: readonly Inline[]

  constructor(tree: syntax.Program, outerNames: BlockNames) {
    this.hasBlockParams = tree.blockParams !== undefined
    const names = tree.blockParams ? [tree.blockParams, ...outerNames] : outerNames
    this.#writes = tree.body
      .map((statement) => compileStatement(statement, names))
      .filter((write) => write !== undefined)
    this.#inlines = tree.body
      .filter((statement) => statement.type === 'DecoratorBlock')
      .map((statement) => ({
        name: statement.params[0] ? compileExpression(statement.params[0], names) : () => '',
        program: new Program(statement.program, names),
      }))
  }

  render(run: Run, scope: Scope): string {
    run.exchange.budget.spend(1)
    const inner = this.#inlines.length > 0 ? this.#withInlines(run, scope) : scope
    let text = ''
    for (const write of this.#writes) text += write(run, inner)
    return text
  }

  #withInlines(run: Run, scope: Scope): Scope {
    const partials: Record<string, Block> = { ...scope.partials }
    const inner = { ...scope, partials }
    for (const { name, program } of this.#inlines) {
      partials[String(name(run, scope))] = new Block(program, run, inner)
    }
    return inner
  }
}

function compileStatement(statement: syntax.Statement, names: BlockNames): Write | undefined {
  switch (statement.type) {
    case 'ContentStatement':
      return compileContent(statement)
    case 'MustacheStatement':
      return compileMustache(statement, names)
    case 'BlockStatement':
      return compileBlock(statement, names)
    case 'PartialStatement':
    case 'PartialBlockStatement':
      return compilePartial(statement, names)
    case 'Decorator':
    case 'DecoratorBlock':
      return compileDecorator(statement)
    default:
      return undefined
  }
}

/** The only decorator is `inline`, whose block is found when the program around it begins. */
function compileDecorator(statement: syntax.Decorator | syntax.DecoratorBlock): Write | undefined {
  const { original } = statement.path as syntax.PathExpression
  if (statement.type === 'DecoratorBlock' && original === 'inline') return undefined
  throw new MockhostError('template-failed', `Unknown decorator: "${original}"`)
}

function compileContent({ value }: syntax.Content): Write | undefined {
  if (value === '') return undefined
  return (run) => {
    run.exchange.budget.write(value.length)
    return value
  }
}

function compileMustache(statement: syntax.Mustache, names: BlockNames): Write {
  const { evaluate } = compileCall(statement, names)
  const print = statement.escaped ? escapedText : printedText
  return (run, scope) => {
    const text = print(evaluate(run, scope), run)
    run.exchange.budget.write(text.length)
    return text
  }
}

function compileBlock(statement: syntax.BlockStatement, names: BlockNames): Write {
  const main = statement.program && new Program(statement.program, names)
  const inverse = statement.inverse && new Program(statement.inverse, names)
  const call = compileCall(statement, names, { main, inverse })
  return (run, scope) => {
    const value = call.evaluate(run, scope)
    if (!call.isFromData(run)) return printedText(value, run)
    const block = main && new Block(main, run, scope)
    return renderWith(value, { block, inverse: inverse && new Block(inverse, run, scope), scope })
  }
}

/** `{{> name context key=value}}`, which finds only the inline partials of its own template. */
function compilePartial(statement: syntax.Partial, names: BlockNames): Write {
  const { name } = statement
  const readName =
    name.type === 'SubExpression'
      ? compileExpression(name, names)
      : () => String((name as syntax.PathExpression).original)
  if (statement.params.length > 1) {
    throw new MockhostError(
      'template-failed',
      `Unsupported number of partial arguments: ${statement.params.length}`,
    )
  }
  const readContext = statement.params[0] && compileExpression(statement.params[0], names)
  const readHash = compileHash(statement.hash, names)
  const fallback = statement.program && new Program(statement.program, names)
  return (run, scope) => {
    const called = String(readName(run, scope))
    const partial = own(scope.partials, called) ?? (fallback && new Block(fallback, run, scope))
    if (!partial)
      throw new MockhostError('template-failed', `The partial ${called} could not be found`)
    const context = readContext ? readContext(run, scope) : scope.context
    const merged = statement.hash ? { ...(context as object), ...readHash(run, scope) } : context
    const partials = fallback
      ? { ...scope.partials, '@partial-block': new Block(fallback, run, scope) }
      : scope.partials
    return indent(partial.render(merged, scope.frame, [], partials), statement.indent)
  }
}

const own = (partials: Scope['partials'], name: string): Block | undefined =>
  partials && Object.hasOwn(partials, name) ? partials[name] : undefined

/** A partial on a line of its own takes over the line's indentation. */
const indent = (text: string, indentation: string | undefined): string =>
  indentation ? text.replace(/^(?=[^\n]|\n(?!$))/gm, indentation) : text
