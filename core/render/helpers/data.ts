// Helpers that read and change data buckets.
import {
  chargeFor,
  deleteAt,
  getAt,
  lookUp,
  plain,
  SafeText,
  type Segment,
  setAt,
  splitPath,
  toText,
} from '../../values/index.ts'
import { plainData } from '../plain-data.ts'
import type { Call, Helper } from '../run.ts'
import { failed, isPlainObject, pathArgument, textArgument } from './arguments.ts'

/** The current value of the bucket that an argument names; undefined where there is none. */
function bucketValue(call: Call): { value: unknown } | undefined {
  if (call.args.length === 0) return undefined
  const { state, surroundings } = call.run.exchange
  const bucket = surroundings.buckets.find(bucketName(call, call.args[0]))
  const content = bucket && state.bucket(bucket.uuid)
  return content && { value: content.value }
}

function bucketName(call: Call, argument: unknown): string {
  const name = plain(argument)
  if (typeof name !== 'string') throw failed(`${call.name} requires the id or the name of a bucket`)
  return name
}

const dataRaw: Helper = (call) => {
  const found = bucketValue(call)
  if (!found) return undefined
  const path = textArgument(call.args[1])
  const value = lookUp(found.value, path)
  return value === undefined && path !== '' ? '' : value
}

const data: Helper = (call) => {
  const found = bucketValue(call)
  if (!found) return undefined
  const path = textArgument(call.args[1])
  const value = lookUp(found.value, path)
  // A bucket that was deleted as a whole prints as Mockoon prints it.
  if (value === undefined) return new SafeText(path === '' ? 'undefined' : '')
  if (typeof value !== 'object') return new SafeText(toText(value))
  chargeFor(value, call.run.exchange.budget)
  return new SafeText(JSON.stringify(value))
}

/** A change of one member: given what it is and the argument, what it becomes; undefined leaves it alone. */
type Change = (current: unknown, argument: unknown) => unknown

const CHANGES: Record<string, Change> = {
  set: (_, argument) => argument,
  push: (current, argument) => (Array.isArray(current) ? [...current, argument] : undefined),
  inc: (current, argument) => shift(current, argument, 1),
  dec: (current, argument) => shift(current, argument, -1),
  invert: (current) => (typeof current === 'boolean' ? !current : undefined),
  merge: (current, argument) =>
    isPlainObject(current) && isPlainObject(argument) ? { ...current, ...argument } : argument,
}

/** Adds to whatever counts as a number; by one where nothing, or nothing but zero, is given. */
function shift(current: unknown, by: unknown, sign: 1 | -1): unknown {
  const amount = by ? Number(by) : 1
  const sum = Number(current) + sign * (amount || 1)
  return Number.isNaN(sum) || Number.isNaN(amount) ? undefined : sum
}

const setData: Helper = (call) => {
  if (call.args.length < 2) return ''
  const { state, surroundings, budget } = call.run.exchange
  const [operator, idOrName, path, argument] = call.args.map(plain)
  const bucket = surroundings.buckets.find(bucketName(call, idOrName))
  const content = bucket && state.bucket(bucket.uuid)
  if (!content) return ''
  const segments = pathArgument(path) === '' ? [] : splitPath(pathArgument(path))
  const value = changed(String(operator), content.value, segments, plainData(argument, budget))
  state.setBucket(bucket.uuid, { ...content, value })
  return ''
}

function changed(
  operator: string,
  value: unknown,
  segments: Segment[],
  argument: unknown,
): unknown {
  if (value === undefined && segments.length > 0) {
    throw failed("setData can't set a member of a bucket that was deleted")
  }
  if (operator === 'del') return segments.length === 0 ? undefined : deleteAt(value, segments)
  const change = (Object.hasOwn(CHANGES, operator) ? CHANGES[operator] : CHANGES.set) as Change
  const next = change(getAt(value, segments), argument)
  return next === undefined && change !== CHANGES.set ? value : setAt(value, segments, next)
}

export const dataHelpers: Record<string, Helper> = { data, dataRaw, setData }
