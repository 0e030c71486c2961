// Which parts of a path are not its name but something's id.

const IDS: readonly RegExp[] = [
  /^\d+$/,
  /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i,
  // ULID
  /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/,
  /^\d{4}-\d{2}-\d{2}(T[\d:.%A-Z+-]+)?$/i,
  /^[^@\s/]+(@|%40)[^@\s/]+\.[a-z]{2,}$/i,
  // Such as those of Stripe: cus_9s6XKzkNRiz8i3
  /^[a-z]{2,8}_(?=\w*\d)[A-Za-z0-9]{8,}$/,
  // Hashes, object ids, random tokens
  /^(?=.*\d)[0-9a-f]{16,}$/i,
  /^(?=.*\d)(?=.*[a-z])(?=.*[A-Z])[\w-]{16,}$/,
]

export const looksLikeId = (segment: string): boolean =>
  IDS.some((pattern) => pattern.test(segment))

/** A name for what stands behind a segment: `userId` behind `users`; `id` where nothing better is known. */
export function parameterName(before: string | undefined, taken: ReadonlySet<string>): string {
  const noun = singular(
    (before ?? '').replace(/[^A-Za-z0-9]+(.)?/g, (_, next = '') => next.toUpperCase()),
  )
  const name = /^[A-Za-z]/.test(noun) ? `${noun[0]?.toLowerCase()}${noun.slice(1)}Id` : 'id'
  let free = name
  for (let n = 2; taken.has(free); n++) free = `${name}${n}`
  return free
}

function singular(noun: string): string {
  if (/ies$/i.test(noun)) return noun.replace(/ies$/i, 'y')
  if (/(ss|us|is)$/i.test(noun)) return noun
  return noun.replace(/(ch|sh|x|z)es$/i, '$1').replace(/s$/i, '')
}

/** A segment as an endpoint says it: what means something in a pattern is escaped. */
export const escapeSegment = (segment: string): string =>
  segment.replace(/[\\()?+*[\]{}:!"]/g, '\\$&')
