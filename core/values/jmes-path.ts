// JMESPath over a JSON value, step by step within a budget: an expression of a few characters can double a list each
// time that it flattens one.
import { compile, TreeInterpreter } from '@jmespath-community/jmespath'
import { MockhostError } from '../errors.ts'
import type { Spender } from './charge.ts'

const MAX_LENGTH = 1_000
const MAX_PADDING = 100_000

type Interpreter = typeof TreeInterpreter
type Value = Parameters<Interpreter['search']>[1]
type Functions = { callFunction(name: string, args: unknown[]): unknown }

/**
 * What a JMESPath expression finds; undefined where it finds nothing or is no expression.
 * @throws what `spender` throws
 */
export function queryJmesPath(value: unknown, expression: string, spender: Spender): unknown {
  if (expression.length > MAX_LENGTH) return undefined
  try {
    const InterpreterClass = TreeInterpreter.constructor as new () => Interpreter
    const interpreter = withinBudget(new InterpreterClass(), spender)
    return interpreter.search(compile(expression), value as Value) ?? undefined
  } catch (error) {
    if (error instanceof MockhostError) throw error
    return undefined
  }
}

/** Makes an interpreter spend for each step, and for the lists and texts that come of it. */
function withinBudget(interpreter: Interpreter, spender: Spender): Interpreter {
  const visit = interpreter.visit.bind(interpreter)
  interpreter.visit = (node, value) => {
    const result = visit(node, value)
    const isLong = typeof result === 'string' || Array.isArray(result)
    spender.spend(isLong ? 1 + result.length : 1)
    return result
  }
  const withScope = interpreter.withScope.bind(interpreter)
  interpreter.withScope = (scope) => withinBudget(withScope(scope), spender)
  const functions = interpreter.runtime as unknown as Functions
  const callFunction = functions.callFunction.bind(functions)
  functions.callFunction = (name, args) => {
    if (/^pad_/.test(name) && Number(args[1]) > MAX_PADDING) {
      throw new MockhostError(
        'template-budget',
        `${name} makes texts of up to ${MAX_PADDING} characters`,
      )
    }
    return callFunction(name, args)
  }
  return interpreter
}
