// Path patterns of filters: `/users/:id` and `/files/*`, much plainer than those of routes.

export interface PathPattern {
  /** The parameters by name; undefined where the path is another one. */
  match(path: string): Record<string, string> | undefined
}

const PART = /:([A-Za-z_$][\w$]*)|\*/g

/** `:name` stands for one segment, `*` for anything; the case and a slash at the end do not matter. */
export function compilePath(pattern: string): PathPattern {
  const names: string[] = []
  let source = ''
  let end = 0
  for (const found of pattern.matchAll(PART)) {
    source += escaped(pattern.slice(end, found.index))
    const [text, name] = found
    if (name !== undefined) names.push(name)
    source += name === undefined ? '.*' : '([^/]+)'
    end = found.index + text.length
  }
  source += escaped(pattern.slice(end))
  const expression = new RegExp(`^${source.replace(/\/$/, '')}/?$`, 'i')
  return {
    match(path) {
      const found = expression.exec(path) ?? expression.exec(decoded(path))
      if (!found) return undefined
      return Object.fromEntries(names.map((name, index) => [name, decoded(found[index + 1] ?? '')]))
    },
  }
}

const escaped = (text: string): string => text.replace(/[.+?^${}()|[\]\\]/g, '\\$&')

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    // A percent sign that begins no escape stands for itself.
    return text
  }
}
