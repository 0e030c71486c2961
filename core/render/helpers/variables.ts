// Variables of a template, of the mock and of the environment.
import { lookUp, plain } from '../../values/index.ts'
import { plainData } from '../plain-data.ts'
import type { Call, Helper } from '../run.ts'
import { textArgument } from './arguments.ts'

const nameOf = (call: Call): string => String(plain(call.args[0]))

export const variableHelpers: Record<string, Helper> = {
  /** Known as `@name` from here to the end of the loop that it stands in. */
  setVar: (call) => {
    if (call.args.length >= 2) call.scope.frame.values[nameOf(call)] = plain(call.args[1])
    return ''
  },
  getVar: (call) => call.scope.frame.values[nameOf(call)],
  setGlobalVar: (call) => {
    if (call.args.length < 2) return ''
    const { state, budget } = call.run.exchange
    state.setVariable(nameOf(call), plainData(call.args[1], budget))
    return ''
  },
  getGlobalVar: (call) => {
    const value = call.run.exchange.state.variable(nameOf(call))
    const fallback = plain(call.args[2]) ?? ''
    if (value === undefined) return fallback
    const found = lookUp(value, textArgument(call.args[1]))
    return found === undefined ? fallback : found
  },
  getEnvVar: (call) => call.run.exchange.world.env(nameOf(call)) ?? plain(call.args[1]) ?? '',
}
