// Helpers over objects, JSON, and paths into them.
import {
  chargeFor,
  getAt,
  plain,
  queryJmesPath,
  queryJsonPath,
  type Spender,
  splitPath,
} from '../../values/index.ts'
import type { Call, Helper } from '../run.ts'
import { isPlainObject, plainArgs } from './arguments.ts'

/** A helper that looks a path up in an object, with a default. */
const pathHelper =
  (find: (value: object, path: string, spender: Spender) => unknown): Helper =>
  (call: Call) => {
    if (call.args.length < 2) return undefined
    const [source, path, fallback = ''] = plainArgs(call)
    if (typeof source !== 'object' || typeof path !== 'string' || path === '') return source
    if (source === null) return fallback
    const found = find(source, path, call.run.exchange.budget)
    return found === undefined ? fallback : found
  }

export const objectHelpers: Record<string, Helper> = {
  object: (call) => (call.args.length === 0 ? { ...call.hash } : undefined),
  objectMerge: (call) =>
    call.args.length === 0 ? '' : Object.assign({}, ...call.args.filter(isPlainObject)),
  stringify: (call) => {
    const [value] = call.args
    if (typeof value !== 'object' || value === null) return value
    chargeFor(value, call.run.exchange.budget)
    return JSON.stringify(value, null, 2)
  },
  jsonParse: (call) => {
    const text = plain(call.args[0])
    if (typeof text !== 'string') return undefined
    try {
      return JSON.parse(text)
    } catch {
      // What is no JSON has no value.
      return undefined
    }
  },
  objectPath: pathHelper((value, path) => getAt(value, splitPath(path))),
  jsonPath: pathHelper(queryJsonPath),
  jmesPath: pathHelper(queryJmesPath),
}
