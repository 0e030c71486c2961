// The path of a difference, as the API writes it, in its parts.

export type PathPart = string | number

const PART = /\[(\d+)\]|\[("(?:\\.|[^"\\])*")\]|\.?([\w$-]+)/y

/** `routes[2].headers["x y"]` is routes, 2, headers, `x y`. */
export function parsePath(path: string): readonly PathPart[] {
  const parts: PathPart[] = []
  PART.lastIndex = 0
  for (let match = PART.exec(path); match; match = PART.exec(path)) {
    const [, index, quoted, name] = match
    if (index !== undefined) parts.push(Number(index))
    else parts.push(quoted === undefined ? (name ?? '') : (JSON.parse(quoted) as string))
  }
  return parts
}
