// Which helpers a template may call: known without rendering it, because helpers are called by name.
import type * as syntax from './syntax.ts'

export interface TemplateCall {
  readonly name: string
  /** The first argument where it is a literal. */
  readonly firstLiteral: unknown
  readonly hasArguments: boolean
}

export function collectCalls(program: syntax.Program): TemplateCall[] {
  const calls: TemplateCall[] = []
  for (const statement of program.body) visitStatement(statement, calls)
  return calls
}

function visitStatement(statement: syntax.Statement, calls: TemplateCall[]): void {
  switch (statement.type) {
    case 'MustacheStatement':
      visitCallable(statement, calls)
      return
    case 'BlockStatement':
      visitCallable(statement, calls)
      if (statement.program) calls.push(...collectCalls(statement.program))
      if (statement.inverse) calls.push(...collectCalls(statement.inverse))
      return
    case 'DecoratorBlock':
      calls.push(...collectCalls(statement.program))
      return
    case 'PartialStatement':
    case 'PartialBlockStatement':
      for (const param of statement.params) visitExpression(param, calls)
      for (const pair of statement.hash?.pairs ?? []) visitExpression(pair.value, calls)
      if (statement.program) calls.push(...collectCalls(statement.program))
  }
}

function visitCallable(callable: syntax.Callable, calls: TemplateCall[]): void {
  const name = nameOf(callable.path)
  if (name !== undefined) {
    calls.push({
      name,
      firstLiteral: literalOf(callable.params[0]),
      hasArguments: callable.params.length > 0,
    })
  }
  for (const param of callable.params) visitExpression(param, calls)
  for (const pair of callable.hash?.pairs ?? []) visitExpression(pair.value, calls)
}

/** A literal in the place of a name is a name. */
function nameOf(path: syntax.Callable['path']): string | undefined {
  if (path.type === 'SubExpression') return undefined
  if (path.type === 'PathExpression') return path.parts.length === 1 ? path.parts[0] : undefined
  return String(path.original)
}

function visitExpression(expression: syntax.Expression, calls: TemplateCall[]): void {
  if (expression.type === 'SubExpression') visitCallable(expression, calls)
}

const literalOf = (expression: syntax.Expression | undefined): unknown =>
  expression && expression.type !== 'PathExpression' && expression.type !== 'SubExpression'
    ? expression.value
    : undefined
