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

export interface InProcessOptions extends WebIncomingOptions {
  /** How long the body is, where whoever made the request can tell. */
  readonly bodyBytes?: number | undefined
}

/** A request as it would have come over HTTP from this machine: it names its host, and how long its body is. */
export class InProcessRequest extends WebIncoming {
  readonly #url: string
  readonly #bodyBytes: number | undefined

  constructor(request: Request, { bodyBytes, ...options }: InProcessOptions = {}) {
    super(request, { address: '127.0.0.1', ...options })
    this.#url = request.url
    this.#bodyBytes = bodyBytes
  }

  override header(name: string): string | undefined {
    return super.header(name) ?? this.#implied(name)
  }

  override headers(): Record<string, string> {
    const length = this.#implied('content-length')
    return {
      host: new URL(this.#url).host,
      ...(length === undefined ? {} : { 'content-length': length }),
      ...super.headers(),
    }
  }

  /** What HTTP clients add. */
  #implied(name: string): string | undefined {
    if (name === 'host') return new URL(this.#url).host
    return name === 'content-length' && this.#bodyBytes !== undefined
      ? String(this.#bodyBytes)
      : undefined
  }
}

/** How many bytes are sent; undefined for what is streamed. Source: what `fetch` does over HTTP. */
export function bodyBytesOf(request: Request, options: FetchOptions = {}): number | undefined {
  const body = 'json' in options ? JSON.stringify(options.json) : options.body
  if (body === undefined || body === null)
    return request.body === null && /^(POST|PUT)$/.test(request.method) ? 0 : undefined
  if (typeof body === 'string' || body instanceof URLSearchParams)
    return new TextEncoder().encode(String(body)).length
  if (body instanceof Blob) return body.size
  return body instanceof ArrayBuffer || ArrayBuffer.isView(body) ? body.byteLength : undefined
}
