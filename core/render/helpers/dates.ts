// Dates, in the server's time zone, formatted with date-fns' tokens.
import { format } from 'date-fns/format'
import { plain, toText } from '../../values/index.ts'
import type { Call, Helper } from '../run.ts'
import { failed, plainArgs } from './arguments.ts'

const ISO = "yyyy-MM-dd'T'HH:mm:ss.SSSxxx"

const formatDate = (date: Date, pattern: string): string =>
  format(date, pattern, { useAdditionalWeekYearTokens: true, useAdditionalDayOfYearTokens: true })

const now = (call: Call): Date => new Date(call.run.exchange.world.now())

/** A moment between two others. */
function between(call: Call, from: Date, to: Date): Date {
  const span = to.getTime() - from.getTime()
  if (!(span >= 0)) throw failed('The end of the time span must be a date after its start')
  return new Date(from.getTime() + call.run.exchange.dice.next() * span)
}

const SHIFTS = [
  ['days', 'Date'],
  ['months', 'Month'],
  ['years', 'FullYear'],
  ['hours', 'Hours'],
  ['minutes', 'Minutes'],
  ['seconds', 'Seconds'],
] as const

export const dateHelpers: Record<string, Helper> = {
  now: (call) => {
    const [pattern] = call.args
    return formatDate(now(call), typeof pattern === 'string' ? pattern : ISO)
  },
  dateFormat: (call) => {
    const [value, pattern] = plainArgs(call)
    const date = typeof value === 'string' ? new Date(value) : value
    return date instanceof Date && typeof pattern === 'string' ? formatDate(date, pattern) : ''
  },
  dateTimeShift: (call) => {
    const given = plain(call.hash.date)
    if (typeof given === 'number') throw failed('dateTimeShift takes no number for a date')
    const date = given === undefined ? now(call) : new Date(given as string | Date)
    for (const [unit, part] of SHIFTS) {
      const amount = Number.parseInt(toText(call.hash[unit]), 10)
      if (!Number.isNaN(amount)) date[`set${part}`](date[`get${part}`]() + amount)
    }
    const pattern = plain(call.hash.format)
    return formatDate(date, typeof pattern === 'string' ? pattern : ISO)
  },
  isValidDate: (call) => {
    if (call.args.length === 0) return false
    return !Number.isNaN(new Date(plain(call.args[0]) as string).getTime())
  },
  date: (call) => {
    const [from, to, pattern] = plainArgs(call)
    if (typeof from !== 'string' || typeof to !== 'string') return ''
    const date = between(call, new Date(from), new Date(to))
    return typeof pattern === 'string' && call.args.length === 3
      ? formatDate(date, pattern)
      : String(date)
  },
  time: (call) => {
    const [from, to, pattern] = plainArgs(call)
    const hasBounds = typeof from === 'string' && typeof to === 'string'
    const day = '1970-01-01T'
    const date = between(
      call,
      new Date(`${day}${hasBounds ? from : '00:00'}`),
      new Date(`${day}${hasBounds ? to : '23:59'}`),
    )
    return formatDate(date, hasBounds && typeof pattern === 'string' ? pattern : 'HH:mm')
  },
}
