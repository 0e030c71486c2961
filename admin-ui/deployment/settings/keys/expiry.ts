// When a key stops working: choices for a new one, and how it is said of one that is there.

export const EXPIRIES = [
  { value: 'never', label: 'Never', days: undefined },
  { value: '1', label: 'In a day', days: 1 },
  { value: '7', label: 'In a week', days: 7 },
  { value: '30', label: 'In 30 days', days: 30 },
  { value: '90', label: 'In 90 days', days: 90 },
  { value: '365', label: 'In a year', days: 365 },
] as const
export type Expiry = (typeof EXPIRIES)[number]['value']

/** As the API takes it; null for never. */
export function expiryOf(expiry: Expiry, now: number): string | null {
  const days = EXPIRIES.find(({ value }) => value === expiry)?.days
  return days === undefined ? null : new Date(now + days * 86_400_000).toISOString()
}

export const GRACES = [
  { value: '0', label: 'Not at all: it stops working at once' },
  { value: '3600', label: 'For an hour' },
  { value: '86400', label: 'For a day' },
  { value: '604800', label: 'For a week' },
  { value: '2592000', label: 'For 30 days' },
] as const
export type Grace = (typeof GRACES)[number]['value']

export type KeyState = 'working' | 'ending' | 'expired'

/** Within this, a key that ends is worth a warning. */
const SOON_MS = 7 * 86_400_000

export function stateOfKey(expiresAt: string | null, now: number): KeyState {
  if (expiresAt === null) return 'working'
  const left = Date.parse(expiresAt) - now
  if (left <= 0) return 'expired'
  return left < SOON_MS ? 'ending' : 'working'
}
