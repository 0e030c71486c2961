// Arithmetic and comparison. Numbers may be written as text; results are JavaScript's doubles.
import { plain } from '../../values/index.ts'
import type { Helper } from '../run.ts'
import { plainArgs } from './arguments.ts'

/** Folds the arguments from the left; those that are no numbers are passed over, but for the first. */
const fold =
  (combine: (total: number, operand: number) => number): Helper =>
  (call) => {
    const [first, ...rest] = plainArgs(call)
    if (call.args.length === 0) return ''
    return rest
      .map(Number)
      .filter((operand) => !Number.isNaN(operand))
      .reduce(combine, Number(first))
  }

const rounding =
  (round: (value: number) => number): Helper =>
  (call) =>
    call.args.length === 0 ? '' : round(Number(plain(call.args[0])))

const comparing =
  (compare: (a: number, b: number) => boolean): Helper =>
  (call) =>
    compare(Number(plain(call.args[0])), Number(plain(call.args[1])))

export const numberHelpers: Record<string, Helper> = {
  add: fold((total, operand) => total + operand),
  subtract: fold((total, operand) => total - operand),
  multiply: fold((total, operand) => total * operand),
  divide: fold((total, operand) => (operand === 0 ? total : total / operand)),
  modulo: (call) => {
    const [dividend, divisor] = plainArgs(call).map(Number)
    return call.args.length < 2 || divisor === 0 ? '' : (dividend as number) % (divisor as number)
  },
  ceil: rounding(Math.ceil),
  floor: rounding(Math.floor),
  round: rounding(Math.round),
  toFixed: (call) => {
    const [value, digits] = plainArgs(call).map(Number)
    return (value || 0).toFixed(digits || 0)
  },
  parseInt: (call) => {
    const value = Number.parseInt(String(plain(call.args[0])), 10)
    return Number.isNaN(value) ? '' : value
  },
  /** Strict: a text is never equal to a number. */
  eq: (call) => call.args.length >= 2 && plain(call.args[0]) === plain(call.args[1]),
  gt: comparing((a, b) => a > b),
  gte: comparing((a, b) => a >= b),
  lt: comparing((a, b) => a < b),
  lte: comparing((a, b) => a <= b),
}
