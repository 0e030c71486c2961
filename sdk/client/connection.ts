// Requests to a server, with the key on them, and everything that is no success as a MockhostError.
import { MockhostError, messageOf } from '../../core/errors.ts'
import { describeProblem, readProblem } from './describe-problem.ts'
import { formatQuery, type Query } from './path.ts'
import { unreachable } from './unreachable.ts'

/** As much of the platform's `fetch` as the client needs. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>

export interface ClientOptions {
  /** The server's own URL, as in `http://localhost:4000`; that of the API does as well. */
  readonly url: string
  /** A key of the management API. */
  readonly key?: string | undefined
  /** Instead of the platform's. */
  readonly fetch?: Fetch | undefined
}

export interface Call {
  readonly query?: Query
  /** Sent as JSON. */
  readonly json?: unknown
  /** Sent as it is. */
  readonly text?: string
  /** The same, for what is no text. */
  readonly bytes?: Uint8Array | Blob
  readonly headers?: Readonly<Record<string, string>>
  readonly signal?: AbortSignal | undefined
}

const API = '/api/v1'

export class Connection {
  /** Without a slash at its end. */
  readonly url: string
  readonly #key: string | undefined
  readonly #fetch: Fetch

  constructor({ url, key, fetch: given }: ClientOptions) {
    this.url = readUrl(url)
    this.#key = readKey(key)
    // Browsers refuse to call their own `fetch` as a method of something else.
    this.#fetch = given ?? ((target, init) => fetch(target, init))
  }

  /** The answer, which is a success. */
  async send(method: string, path: string, call: Call = {}): Promise<Response> {
    return this.#send(method, `${this.url}${API}${path}`, call)
  }

  /** What the answer says in JSON; undefined for one without a body. */
  async read<T>(method: string, path: string, call: Call = {}): Promise<T> {
    return (await this.readWhole<T>(method, path, call)).value
  }

  /** The same, with the response for its headers. */
  async readWhole<T>(
    method: string,
    path: string,
    call: Call = {},
  ): Promise<{ value: T; response: Response }> {
    const response = await this.send(method, path, call)
    const text = await this.textOf(response)
    return { value: this.#parse(text, response.status) as T, response }
  }

  /** What stands outside the versioned API, as text. */
  async readText(path: string): Promise<string> {
    return this.textOf(await this.#send('GET', `${this.url}${path}`, {}))
  }

  /** An answer as it is, to a request without the key: what is asked is a mock. */
  async ask(path: string, init: RequestInit): Promise<Response> {
    return this.#ask(this.url + path, init)
  }

  async textOf(response: Response): Promise<string> {
    try {
      return await response.text()
    } catch (error) {
      throw unreachable(this.url, error)
    }
  }

  async #send(method: string, url: string, call: Call): Promise<Response> {
    const { query, json, text, bytes, headers, signal } = call
    const body = json === undefined ? (bytes ?? text) : JSON.stringify(json)
    const init: RequestInit = {
      method,
      headers: {
        accept: 'application/json',
        ...(this.#key === undefined ? {} : { authorization: `Bearer ${this.#key}` }),
        ...(body === undefined ? {} : { 'content-type': typeOf(call) }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: body as BodyInit }),
      ...(signal ? { signal } : {}),
    }
    const response = await this.#ask(url + formatQuery(query), init)
    if (!response.ok) throw this.#refusal(response.status, await this.textOf(response))
    return response
  }

  #ask(url: string, init: RequestInit): Promise<Response> {
    return this.#fetch(url, init).catch((error) => {
      if (init.signal?.aborted) throw error
      throw unreachable(this.url, error)
    })
  }

  #refusal(status: number, text: string): MockhostError {
    const problem = readProblem(text)
    if (problem)
      return new MockhostError('server-refused', describeProblem(problem), { status, problem })
    if (status >= 502 && status <= 504)
      return new MockhostError(
        'server-unreachable',
        `${this.url} can't be reached: what stands before it answers ${status}`,
        { status },
      )
    return new MockhostError(
      'server-refused',
      `${this.url} answers ${status}, and not as a mockhost server would. Is it the URL of one?`,
      { status },
    )
  }

  #parse(text: string, status: number): unknown {
    if (text === '') return undefined
    try {
      return JSON.parse(text)
    } catch (cause) {
      throw new MockhostError(
        'server-refused',
        `${this.url} answers with something that is not JSON. Is it the URL of a mockhost server?`,
        { status, cause },
      )
    }
  }
}

function typeOf({ json, bytes }: Call): string {
  if (json !== undefined) return 'application/json'
  return bytes ? 'application/octet-stream' : 'text/plain; charset=utf-8'
}

function readUrl(text: string): string {
  try {
    const url = new URL(text)
    if (!/^https?:$/.test(url.protocol)) throw new Error(`${url.protocol} is not http: or https:`)
    return `${url.origin}${url.pathname}`.replace(/\/+$/, '').replace(/\/api\/v1$/, '')
  } catch (cause) {
    throw new MockhostError(
      'request-malformed',
      `"${text}" is no URL of a server (${messageOf(cause)}). One looks like http://localhost:4000`,
      { cause },
    )
  }
}

/** A key is printable ASCII; anything else would fail in `fetch` with a message that says nothing. */
function readKey(key: string | undefined): string | undefined {
  const trimmed = key?.trim()
  if (!trimmed) return undefined
  if (/^[\x21-\x7e]+$/.test(trimmed)) return trimmed
  throw new MockhostError(
    'request-malformed',
    'The key has blanks or letters in it that no key has: copy it again, whole. Keys begin with mh_',
  )
}
