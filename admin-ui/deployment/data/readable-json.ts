// JSON as a person reads it: over several lines where it was written in one.

/** What is no JSON, and what has lines already, stays as it is. */
export function readableJson(text: string): string {
  if (text.includes('\n')) return text
  const value = parse(text)
  return typeof value === 'object' && value !== null ? JSON.stringify(value, null, 2) : text
}

/** Whether two texts say the same JSON, or are the same. */
export function isSameJson(one: string, other: string): boolean {
  if (one === other) return true
  const [a, b] = [parse(one), parse(other)]
  return a !== undefined && b !== undefined && JSON.stringify(a) === JSON.stringify(b)
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // A template need not be JSON.
    return undefined
  }
}
