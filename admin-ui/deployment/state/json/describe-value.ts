// What a value is, in a word or two: `12 items`, `3 fields`, `text`.

export function describeValue(value: unknown): string {
  if (Array.isArray(value)) return countOf(value.length, 'item')
  if (value === null) return 'null'
  if (typeof value === 'object') return countOf(Object.keys(value).length, 'field')
  return typeof value === 'string' ? 'text' : typeof value
}

const countOf = (count: number, what: string): string =>
  count === 1 ? `1 ${what}` : `${count.toLocaleString('en')} ${what}s`
