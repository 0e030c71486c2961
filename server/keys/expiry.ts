// When keys stop working.
import { timeInvalid } from './refusals.ts'

/**
 * Milliseconds since 1970; null for never.
 * @throws Refusal `time-invalid`
 */
export function readExpiry(expiresAt: string | null | undefined): number | null {
  if (expiresAt === null || expiresAt === undefined) return null
  const time = Date.parse(expiresAt)
  if (Number.isNaN(time)) throw timeInvalid(expiresAt)
  return time
}
