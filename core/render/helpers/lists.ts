// Helpers over lists.
import { getAt, javaScriptText, plain, SafeText, sort } from '../../values/index.ts'
import type { Call, Helper } from '../run.ts'
import { failed, isPlainObject, plainArgs } from './arguments.ts'

/** Spends for a copy of a list. */
function copyOf(call: Call, list: readonly unknown[]): unknown[] {
  call.run.exchange.budget.spend(list.length)
  return [...list]
}

const compareNumbers = (a: unknown, b: unknown): number => Number(a) - Number(b)

function compareTexts(a: unknown, b: unknown): number {
  if (typeof a !== 'string')
    throw failed('A list that begins with a text can only be sorted when all are texts')
  return a.localeCompare(javaScriptText(b))
}

/** Sorts by a key of each item, in the manner of the first one's: texts by locale, anything else as numbers. */
function sorted(
  call: Call,
  list: readonly unknown[],
  keyOf: (item: unknown) => unknown,
  order: unknown,
): unknown[] {
  if (typeof order !== 'string') throw failed(`${call.name} takes the orders asc and desc`)
  const compare = typeof keyOf(list[0]) === 'string' ? compareTexts : compareNumbers
  const items = sort(copyOf(call, list), (a, b) => compare(keyOf(a), keyOf(b)))
  return order.toLowerCase() === 'desc' ? items.reverse() : items
}

/** A condition of `filter` and `find`: an object holds when all its members are equal, a list mixes and and or. */
function holds(item: unknown, condition: unknown, isAnd: boolean): boolean {
  if (Array.isArray(condition)) {
    const check = (part: unknown) => holds(item, part, !isAnd)
    return isAnd ? condition.every(check) : condition.some(check)
  }
  return equals(item, condition)
}

/** Values are equal strictly; an object asks for its own members only. */
function equals(value: unknown, wanted: unknown): boolean {
  if (!isPlainObject(wanted) || wanted instanceof SafeText) return value === wanted
  if (typeof value !== 'object' || value === null) return false
  return Object.entries(wanted).every(([key, member]) => equals(getAt(value, [key]), plain(member)))
}

/** Conditions are alternatives; a list among them is a conjunction. */
const satisfies = (call: Call, item: unknown, conditions: readonly unknown[]): boolean => {
  call.run.exchange.budget.spend(conditions.length)
  return conditions.some((condition) => holds(item, condition, true))
}

/** Puts the items into a random order. */
function shuffled(call: Call, list: readonly unknown[]): unknown[] {
  const items = copyOf(call, list)
  for (let last = items.length - 1; last > 0; last--) {
    const other = call.run.exchange.dice.integer(0, last)
    ;[items[last], items[other]] = [items[other], items[last]]
  }
  return items
}

export const listHelpers: Record<string, Helper> = {
  array: (call) => [...call.args],
  slice: (call) => {
    const [list, from, to] = plainArgs(call)
    if (!Array.isArray(list)) return ''
    return list.slice(Number(from ?? 0), typeof to === 'number' ? to : undefined)
  },
  reverse: (call) => {
    const list = plain(call.args[0])
    return Array.isArray(list) ? copyOf(call, list).reverse() : ''
  },
  sort: (call) => {
    const [list, order = call.args.length < 2 ? 'asc' : undefined] = plainArgs(call)
    if (!Array.isArray(list)) return ''
    const first = list[0]
    if (first === undefined || typeof first === 'object') return list
    return sorted(call, list, (item) => item, order)
  },
  sortBy: (call) => {
    const [list, key, order = call.args.length < 3 ? 'asc' : undefined] = plainArgs(call)
    if (!Array.isArray(list)) return ''
    const keyOf = (item: unknown) => getAt(item, [String(key)])
    if (!key || !keyOf(list[0])) return list
    return sorted(call, list, keyOf, order)
  },
  filter: (call) => {
    const [list, ...conditions] = call.args
    if (!Array.isArray(list)) return ''
    return conditions.length === 0 ? list : list.filter((item) => satisfies(call, item, conditions))
  },
  find: (call) => {
    const [list, ...conditions] = call.args
    if (!Array.isArray(list)) return ''
    if (conditions.length === 0) return undefined
    return list.find((item) => satisfies(call, item, conditions))
  },
  oneOf: (call) => {
    if (call.args.length === 0) return ''
    const { dice } = call.run.exchange
    const [first, stringify] = call.args
    if (!Array.isArray(first)) return dice.pick(call.args)
    const item = dice.pick(first)
    return stringify ? new SafeText(JSON.stringify(item) ?? '') : item
  },
  someOf: (call) => {
    const [list, min, max, stringify] = plainArgs(call)
    if (!Array.isArray(list)) throw failed('someOf requires a list')
    const count = call.run.exchange.dice.integer(Number(min), Number(max))
    const items = shuffled(call, list).slice(0, count)
    return stringify === true ? JSON.stringify(items) : items
  },
}
