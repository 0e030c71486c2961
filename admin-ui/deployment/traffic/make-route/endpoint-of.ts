// The path of a request as the endpoint of a route: which segments look like ids, and how they are made parameters.

export interface PathSegment {
  /** As it stood in the path. */
  readonly text: string
  /** The name that it gets as a parameter. */
  readonly parameter: string
  /** Whether it looks like the id of something. */
  readonly isId: boolean
  /** Whether it can't be written as it is, since an endpoint would take it for a pattern. */
  readonly isPattern: boolean
}

export interface ReadPath {
  readonly segments: readonly PathSegment[]
  /** False where the path is not below the mock's prefix: a route can answer below it only. */
  readonly isBelowPrefix: boolean
}

export function readPath(path: string, prefix: string): ReadPath {
  const parts = path.split('/').filter((part) => part !== '')
  const before = prefix.split('/').filter((part) => part !== '')
  const isBelowPrefix = before.every((part, index) => part === parts[index])
  const rest = isBelowPrefix ? parts.slice(before.length) : parts
  return { segments: nameSegments(rest), isBelowPrefix }
}

/** @param chosen the places of the segments that become parameters */
export const endpointOf = (segments: readonly PathSegment[], chosen: ReadonlySet<number>): string =>
  `/${segments.map(({ text, parameter, isPattern }, place) => (isPattern || chosen.has(place) ? `:${parameter}` : text)).join('/')}`

const ID = [
  /^\d+$/,
  /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i,
  // A ULID.
  /^[0-9A-HJKMNP-TV-Z]{26}$/,
  // Hexadecimal, as of MongoDB or a hash.
  /^(?=.*\d)[0-9a-f]{12,}$/i,
  // With a prefix, as in `cus_9s6XKzkNRiz8i3`.
  /^[a-z]+[_-](?=\w*\d)\w{6,}$/i,
  // A long mix of letters and digits.
  /^(?=.*\d)(?=.*[a-z])[\w-]{16,}$/i,
]

const isIdLike = (text: string): boolean => ID.some((pattern) => pattern.test(text))

function nameSegments(parts: readonly string[]): PathSegment[] {
  const ids = parts.filter(isIdLike).length
  const taken = new Set<string>()
  return parts.map((text, place) => {
    const isId = isIdLike(text)
    const owner = singular(parts[place - 1] ?? '')
    const base = isId ? (ids === 1 || owner === '' ? 'id' : `${owner}Id`) : owner || 'name'
    const parameter = unique(base, taken)
    return { text, parameter, isId, isPattern: /[:*?+(){}[\]!\\"#]/.test(text) }
  })
}

function unique(name: string, taken: Set<string>): string {
  let free = name
  for (let count = 2; taken.has(free); count++) free = `${name}${count}`
  taken.add(free)
  return free
}

/** Good enough for a name: `companies` is `company`, `users` is `user`; what is no word is nothing. */
function singular(segment: string): string {
  const words = segment.split(/[^A-Za-z0-9]+/).filter((word) => /^[A-Za-z]/.test(word))
  const [first = '', ...rest] = words
  const camel =
    first.toLowerCase() +
    rest.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join('')
  if (/ies$/.test(camel)) return camel.replace(/ies$/, 'y')
  return camel.replace(/(ss|x|ch|sh)es$/, '$1').replace(/([^s])s$/, '$1')
}
