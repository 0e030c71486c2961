// Instants as callers give them.
import { nameValue, refuse } from '../argument/index.ts'

/** Milliseconds since 1970, a text such as `2026-01-31T12:00:00Z`, or a Date. */
export type Instant = number | string | Date

/** @throws MockhostError `argument-invalid` */
export function toMs(what: string, instant: unknown): number {
  const isOne =
    typeof instant === 'number' || typeof instant === 'string' || instant instanceof Date
  const ms = isOne ? new Date(instant).getTime() : Number.NaN
  if (Number.isNaN(ms))
    refuse(
      what,
      `${nameValue(instant)} is no time`,
      'Give milliseconds, a Date, or a text such as 2026-01-31T12:00:00Z.',
    )
  return ms
}
