// Figures as screens show them.

const clock = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  fractionalSecondDigits: 3,
})
const counts = new Intl.NumberFormat('en')

/** `10:03:22.123`, in the time of the reader. */
export const formatClock = (ms: number): string => clock.format(ms)

/** `1,234`. */
export const formatCount = (count: number): string => counts.format(count)

/** `0.3 ms`, `12 ms`, `1.25 s`. */
export function formatDuration(ms: number): string {
  if (ms < 10) return `${ms.toFixed(1)} ms`
  if (ms < 1_000) return `${Math.round(ms)} ms`
  return `${(ms / 1_000).toFixed(2)} s`
}

/** One place behind the point, where it says something. */
const trim = (value: number): string => value.toFixed(1).replace(/\.0$/, '')

const UNITS = ['bytes', 'KB', 'MB', 'GB']

/** `1 byte`, `812 bytes`, `1.2 KB`, of 1,024 bytes each. */
export function formatBytes(bytes: number): string {
  if (bytes === 1) return '1 byte'
  let value = bytes
  let unit = 0
  while (value >= 1_024 && unit < UNITS.length - 1) {
    value /= 1_024
    unit++
  }
  return `${trim(value)} ${UNITS[unit]}`
}
