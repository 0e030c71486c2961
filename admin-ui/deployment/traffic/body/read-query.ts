// The query of a request as names and values.

/** In their order; what can't be decoded stays as it is. */
export function readQuery(query: string): [name: string, value: string][] {
  if (query === '') return []
  return query.split('&').map((part) => {
    const equals = part.indexOf('=')
    return equals < 0
      ? [decode(part), '']
      : [decode(part.slice(0, equals)), decode(part.slice(equals + 1))]
  })
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return text
  }
}
