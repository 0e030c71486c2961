// What the engine reads of a request, and the adapter from a Web `Request` to it.
import { MockhostError } from '../errors.ts'

/** A request as a front hands it over: a small interface, so that no front has to make Web objects for it. */
export interface IncomingRequest {
  /** In capitals. */
  readonly method: string
  /** Path and query string as they were sent, beginning with a slash. */
  readonly target: string
  /** The client's address; empty where there is none, as in a test process. */
  readonly address: string
  /** Whether it asks for a WebSocket, on a front that can give one. */
  readonly isUpgrade?: boolean | undefined
  /** A header's value by its lower-case name; several values are joined with commas. */
  header(name: string): string | undefined
  /** Whether a body comes with it, where that can be told; else its headers say so. */
  readonly isWithBody?: boolean | undefined
  /** All headers, by lower-case name. */
  headers(): Record<string, string>
  /**
   * The body's bytes. The body is read once, by this or by `text`.
   * @throws MockhostError `request-too-large` for a longer one.
   */
  bytes(maxBytes: number): Promise<Uint8Array>
  /** The body as UTF-8, without a byte order mark. */
  text(maxBytes: number): Promise<string>
  /** The body as it comes, in place of reading it; null for none. */
  stream?(): ReadableStream<Uint8Array> | null
  /** Has a listener told where the client goes away; gives what takes it back. Left out where nobody can tell. */
  onGone?(listener: () => void): () => void
}

export interface WebIncomingOptions {
  /** The client's; empty where it is left out. */
  readonly address?: string | (() => string)
  /** Whether the request's own body stays unread, for whoever has the request too: a copy is made when it is read. */
  readonly clonesBody?: boolean
}

/** Reads a Web `Request`. */
export class WebIncoming implements IncomingRequest {
  readonly method: string
  readonly target: string
  readonly #request: Request
  readonly #clonesBody: boolean
  #address: string | (() => string)

  constructor(request: Request, options: WebIncomingOptions | string | (() => string) = {}) {
    const { address = '', clonesBody = false } =
      typeof options === 'object' ? options : { address: options }
    this.#request = request
    this.#address = address
    this.#clonesBody = clonesBody
    this.method = request.method
    this.target = targetOf(request.url)
  }

  get address(): string {
    if (typeof this.#address !== 'string') this.#address = this.#address()
    return this.#address
  }

  header(name: string): string | undefined {
    try {
      return this.#request.headers.get(name) ?? undefined
    } catch {
      // No header has a name that is none.
      return undefined
    }
  }

  headers(): Record<string, string> {
    return recordOf(this.#request.headers)
  }

  /** A request that was made in this process has no header that says how long its body is. */
  get isWithBody(): boolean {
    const length = this.header('content-length')
    return length === undefined ? this.#request.body !== null : length !== '0'
  }

  async bytes(maxBytes: number): Promise<Uint8Array> {
    const request = this.#toRead()
    const length = this.header('content-length')
    if (length === undefined) return readStream(this.#chunks(request), maxBytes)
    if (Number(length) > maxBytes) throw tooLarge(maxBytes)
    return request.bytes()
  }

  text(maxBytes: number): Promise<string> {
    const length = Number(this.header('content-length'))
    // HTTP servers hold a request to its word, so that nothing has to be counted.
    return length <= maxBytes && !this.#clonesBody
      ? this.#request.text()
      : this.bytes(maxBytes).then((bytes) => decoder.decode(bytes))
  }

  stream(): ReadableStream<Uint8Array> | null {
    return this.#toRead().body
  }

  onGone(listener: () => void): () => void {
    const { signal } = this.#request
    if (signal.aborted) listener()
    signal.addEventListener('abort', listener)
    return () => signal.removeEventListener('abort', listener)
  }

  /** A copy that is given up half way must not be cancelled: that would wait until the other half is cancelled too. */
  #chunks({ body }: Request): AsyncIterable<Uint8Array> | null {
    return this.#clonesBody && body ? body.values({ preventCancel: true }) : body
  }

  #toRead(): Request {
    return this.#clonesBody ? this.#request.clone() : this.#request
  }
}

/** Bun has a way of its own, which is several times as fast as that of the Web; lists are left to the latter. */
function recordOf(headers: Headers): Record<string, string> {
  const record = 'toJSON' in headers ? (headers.toJSON() as Record<string, string>) : undefined
  return record && !('set-cookie' in record) ? record : Object.fromEntries(headers)
}

const decoder = new TextDecoder()

/** The path and query string of a URL, which may be one already, without the fragment. */
function targetOf(url: string): string {
  const start = url.charCodeAt(0) === 47 ? 0 : url.indexOf('/', url.indexOf('://') + 3)
  if (start < 0) return '/'
  const end = url.indexOf('#', start)
  return end < 0 ? url.slice(start) : url.slice(start, end)
}

/** Reads a body whose length is not known, and stops where it becomes too long. */
export async function readStream(
  body: AsyncIterable<Uint8Array> | null,
  maxBytes: number,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let length = 0
  if (body) {
    for await (const chunk of body) {
      length += chunk.length
      if (length > maxBytes) throw tooLarge(maxBytes)
      chunks.push(chunk)
    }
  }
  return concatenate(chunks, length)
}

function concatenate(chunks: Uint8Array[], length: number): Uint8Array {
  if (chunks.length === 1) return chunks[0] as Uint8Array
  const bytes = new Uint8Array(length)
  let offset = 0
  for (const chunk of chunks) {
    bytes.set(chunk, offset)
    offset += chunk.length
  }
  return bytes
}

export const tooLarge = (maxBytes: number): MockhostError =>
  new MockhostError('request-too-large', `The request body is larger than ${maxBytes} bytes`)
