// Times and sizes as people write and read them.
import { InvalidArgumentError } from 'commander'

const SECONDS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3_600, d: 86_400 }
const UNITS = 'Write it as a number and s, m, h or d, as in 12h or 30d.'

/** `30d` as seconds. */
export function readSeconds(text: string): number {
  const [, amount = '', unit = ''] = /^(\d{1,9})([smhd])$/.exec(text) ?? []
  const seconds = Number(amount) * (SECONDS[unit] ?? Number.NaN)
  if (amount === '' || !Number.isFinite(seconds)) throw new InvalidArgumentError(UNITS)
  return seconds
}

/** A moment: in `30d`, or a date. */
export function readMoment(text: string): string {
  if (/^\d+[smhd]$/.test(text))
    return new Date(Date.now() + readSeconds(text) * 1_000).toISOString()
  const time = Date.parse(text)
  if (Number.isNaN(time)) throw new InvalidArgumentError(`${UNITS} Or as a date: 2030-12-31.`)
  return new Date(time).toISOString()
}

const STEPS: readonly (readonly [seconds: number, unit: string])[] = [
  [86_400, 'd'],
  [3_600, 'h'],
  [60, 'min'],
  [1, 's'],
]

/** `3 min ago`, or `in 30 d`. */
export function relative(time: string, now = Date.now()): string {
  const seconds = Math.round((now - Date.parse(time)) / 1_000)
  const size = Math.abs(seconds)
  const [length, unit] = STEPS.find(([step]) => size >= step) ?? [1, 's']
  if (size === 0) return 'now'
  const amount = `${Math.floor(size / length)} ${unit}`
  return seconds > 0 ? `${amount} ago` : `in ${amount}`
}

export function formatBytes(bytes: number): string {
  if (bytes < 1_024) return `${bytes} B`
  if (bytes < 1_048_576) return `${(bytes / 1_024).toFixed(1)} KiB`
  return `${(bytes / 1_048_576).toFixed(1)} MiB`
}

export const counted = (count: number, noun: string): string =>
  `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`
