// The size of a value made by a template, counted before it is printed or copied.

/** Spends from what a rendering may take; throws when it is used up. */
export interface Spender {
  spend(units: number): void
}

/**
 * Spends one unit for each member and one for each eight characters of a value. Values made by templates can
 * hold the same list many times over, so that a small value prints as a huge one.
 */
export function chargeFor(value: unknown, spender: Spender): void {
  if (typeof value === 'string') {
    spender.spend(1 + (value.length >> 3))
    return
  }
  spender.spend(1)
  if (value === null || typeof value !== 'object') return
  if (Array.isArray(value)) for (const item of value) chargeFor(item, spender)
  else
    for (const key of Object.keys(value))
      chargeFor((value as Record<string, unknown>)[key], spender)
}
