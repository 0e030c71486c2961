// A copy of a document, to tell later whether the document still says the same.

/** Deeper than documents may be nested. */
const MOST_DEPTH = 500

/** A copy of lists and plain objects; everything else stands for itself. */
export function copyOf(value: unknown, depth = 0): unknown {
  if (depth > MOST_DEPTH) return value
  if (Array.isArray(value)) return value.map((item) => copyOf(item, depth + 1))
  if (!isPlain(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, copyOf(part, depth + 1)]),
  )
}

/** Whether a document says what its copy says. */
export function isSame(copy: unknown, document: unknown, depth = 0): boolean {
  if (Object.is(copy, document)) return true
  if (depth > MOST_DEPTH) return false
  if (Array.isArray(copy))
    return (
      Array.isArray(document) &&
      copy.length === document.length &&
      copy.every((item, index) => isSame(item, document[index], depth + 1))
    )
  if (!isPlain(copy) || !isPlain(document)) return false
  const keys = Object.keys(copy)
  return (
    keys.length === Object.keys(document).length &&
    keys.every((key) => Object.hasOwn(document, key) && isSame(copy[key], document[key], depth + 1))
  )
}

/** Not a list, nor one of the objects that write themselves as JSON, such as dates. */
const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !('toJSON' in value)
