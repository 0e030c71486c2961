// Figures of a server as people say them.
import type { Quotas } from '../../sdk/client/index.ts'

const UNITS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const

/** `3 days`, `5 hours`. */
export function uptime(startedAt: string, now: number): string {
  const seconds = Math.max(0, (now - new Date(startedAt).getTime()) / 1_000)
  for (const [unit, size] of UNITS) {
    const count = Math.floor(seconds / size)
    if (count > 0) return `${count} ${unit}${count === 1 ? '' : 's'}`
  }
  return 'less than a minute'
}

export function bytes(count: number): string {
  if (count < 1_024) return `${count} B`
  const units = ['KB', 'MB', 'GB', 'TB']
  let value = count / 1_024
  let unit = 0
  while (value >= 1_024 && unit < units.length - 1) {
    value /= 1_024
    unit++
  }
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} ${units[unit]}`
}

const orNone = (value: number, say: (value: number) => string): string =>
  value === 0 ? 'no limit' : say(value)

const plain = (value: number): string => value.toLocaleString('en')

export const quotaRows = (quotas: Quotas): [name: string, value: string][] => [
  ['Requests a second', orNone(quotas.requestsPerSecond, plain)],
  ['Requests a month', orNone(quotas.monthlyCalls, plain)],
  ['Size of a mock', orNone(quotas.documentBytes, bytes)],
  ['Size of a state', orNone(quotas.stateBytes, bytes)],
  ['Size of files', orNone(quotas.filesBytes, bytes)],
  ['Transactions kept', quotas.logEntries === 0 ? 'none' : plain(quotas.logEntries)],
]

export const milliseconds = (ms: number): string =>
  ms < 10 ? `${ms.toFixed(ms < 1 ? 2 : 1)} ms` : `${plain(Math.round(ms))} ms`
