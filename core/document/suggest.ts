// "Did you mean": the known name that is nearest to what was written.
import { distance } from 'fastest-levenshtein'

/** The nearest of the names, where one is near enough to be meant. */
export function nearest(written: string, names: readonly string[]): string | undefined {
  const lower = written.toLowerCase()
  let best: string | undefined
  let bestDistance = Math.max(2, Math.floor(written.length / 3)) + 1
  for (const name of names) {
    const found = distance(lower, name.toLowerCase())
    if (found < bestDistance) {
      best = name
      bestDistance = found
    }
  }
  return best
}

/** A hint that names the nearest, or else all of them. */
export function suggest(written: string, names: readonly string[]): string {
  const near = nearest(written, names)
  if (near !== undefined) return `Did you mean ${JSON.stringify(near)}?`
  return names.length > 0 ? `Known here: ${names.join(', ')}.` : ''
}
