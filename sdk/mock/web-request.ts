// Web requests made in this process: of what a test gives, and as a mock reads them.
import { MockhostError, messageOf, WebIncoming, type WebIncomingOptions } from '../../core/index.ts'
import { isRecord, nameValue, refuse } from '../argument/index.ts'
import type { FetchInput, FetchOptions } from './mock.ts'

/** What paths are on: no port listens there. */
const ORIGIN = 'http://localhost'

/**
 * @param name `fetch` takes the body of a request that it is given, `match` leaves it as it is
 * @throws MockhostError `argument-invalid`
 */
export function toRequest(
  name: 'fetch' | 'match',
  input: FetchInput,
  options: FetchOptions | undefined,
): Request {
  const what = `${name}(${nameValue(input)})`
  if (options !== undefined && !isRecord(options))
    refuse(
      what,
      `the options are ${nameValue(options)}`,
      "Give an object such as { method: 'POST' }.",
    )
  if (typeof input !== 'string' && !(input instanceof URL) && !(input instanceof Request))
    refuse(what, 'that is no request', "Give a path such as '/users/1', a URL, or a Request.")
  const { body } = options ?? {}
  if (isRecord(body) && Object.getPrototypeOf(body) === Object.prototype)
    refuse(what, 'the body is an object, which would be sent as "[object Object]"', 'Use `json`.')
  try {
    if (!(input instanceof Request)) return new Request(new URL(input, ORIGIN), initOf(options))
    const request = name === 'match' ? input.clone() : input
    return options === undefined ? request : new Request(request, initOf(options))
  } catch (error) {
    throw new MockhostError('argument-invalid', `${what}: ${messageOf(error)}`, { cause: error })
  }
}

function initOf(options: FetchOptions | undefined): RequestInit {
  if (options === undefined || !('json' in options)) return options ?? {}
  const { json, ...init } = options
  const headers = new Headers(init.headers)
  if (!headers.has('content-type')) headers.set('content-type', 'application/json')
  return { method: 'POST', ...init, headers, body: JSON.stringify(json) }
}

/** A request as it would have come over HTTP: it names its host. */
export class InProcessRequest extends WebIncoming {
  readonly #url: string

  constructor(request: Request, options?: WebIncomingOptions) {
    super(request, options)
    this.#url = request.url
  }

  override header(name: string): string | undefined {
    return super.header(name) ?? (name === 'host' ? new URL(this.#url).host : undefined)
  }

  override headers(): Record<string, string> {
    return { host: new URL(this.#url).host, ...super.headers() }
  }
}
