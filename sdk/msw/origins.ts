// The origins that a mock stands for.
import { MockhostError } from '../../core/errors.ts'

export interface Origins {
  /** Whether a request is for one of them; by its whole URL. */
  include(url: string): boolean
  /** Whether no origin was named. */
  readonly areAll: boolean
  readonly text: string
}

/** @throws MockhostError `argument-invalid` */
export function createOrigins(origin: unknown): Origins {
  if (origin === undefined) return { include: () => true, areAll: true, text: 'every origin' }
  const given: unknown[] = Array.isArray(origin) ? origin : [origin]
  if (given.length === 0) refuse('the list of origins is empty', 'Leave it out for every origin.')
  const origins = given.map(normalize)
  const starts = origins.map((one) => `${one}/`)
  return {
    include: (url) => starts.some((start) => url.startsWith(start)),
    areAll: false,
    text: origins.join(', '),
  }
}

/** As a request's URL begins: in lower case, without the default port. */
function normalize(origin: unknown): string {
  if (typeof origin !== 'string' || !URL.canParse(origin))
    return refuse(`the origin is ${nameOf(origin)}`, EXAMPLE)
  const url = new URL(origin)
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    return refuse(`the origin ${origin} is not of HTTP`, EXAMPLE)
  if (url.href !== `${url.origin}/`)
    return refuse(
      `${origin} is more than an origin`,
      `Give ${url.origin}, and say the path in the mock's \`endpointPrefix\`.`,
    )
  return url.origin
}

const EXAMPLE = "Give one such as 'https://api.example.com'."

const nameOf = (value: unknown): string =>
  typeof value === 'string'
    ? JSON.stringify(value)
    : `of type ${value === null ? 'null' : typeof value}`

function refuse(why: string, hint: string): never {
  throw new MockhostError('argument-invalid', `mswHandlers(…): ${why}. ${hint}`)
}
