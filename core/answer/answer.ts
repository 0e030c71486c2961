// What is sent: status, headers and body, in the form that HTTP allows for the status.
import { MockhostError } from '../errors.ts'
import type { Encode } from './content-type.ts'
import { encodingOf, withCharset } from './content-type.ts'
import { HeaderBuilder, type HeaderEntry, HeaderList } from './header-list.ts'
import type { SocketEnd } from './socket-end.ts'
import type { StreamedBody } from './streamed-body.ts'

export interface Answer {
  readonly status: number
  readonly headers: HeaderList
  /** Null for no body; a text is sent as UTF-8. */
  readonly body: string | Uint8Array | StreamedBody | null
  /** With the status 101: what speaks on the WebSocket that the client's connection becomes. */
  readonly socket?: SocketEnd | undefined
}

/** Of a list's counts there are few at a time. */
const MAX_VARIANTS = 64

/** Everything of an answer but its body: made once where no template changes it. */
export class AnswerShape {
  readonly status: number
  readonly headers: HeaderList
  readonly #entries: readonly HeaderEntry[]
  readonly #encode: Encode | undefined
  readonly #isBodiless: boolean
  #variants: Map<string, AnswerShape> | undefined

  constructor(status: number, entries: readonly HeaderEntry[]) {
    this.status = status
    this.#entries = entries
    this.#isBodiless = status === 204 || status === 304
    const type = withCharset(lastValue(entries, 'content-type'))
    const others = entries.filter(([name]) => name.toLowerCase() !== 'content-type')
    this.headers = new HeaderList(this.#isBodiless ? others : [['Content-Type', type], ...others])
    this.#encode = encodingOf(type)
  }

  /** With another status and other headers laid over its own; the same ones again give the same shape. */
  vary(status: number, headers: readonly HeaderEntry[]): AnswerShape {
    let key = String(status)
    for (const [name, value] of headers) key += `\n${name}:${value}`
    const known = this.#variants?.get(key)
    if (known) return known
    const variant = this.withHeaders(headers).withStatus(status)
    this.#variants ??= new Map()
    if (this.#variants.size === MAX_VARIANTS) this.#variants.clear()
    this.#variants.set(key, variant)
    return variant
  }

  withStatus(status: number): AnswerShape {
    return status === this.status ? this : new AnswerShape(status, this.#entries)
  }

  /** With other headers laid over its own. */
  withHeaders(headers: readonly HeaderEntry[]): AnswerShape {
    const builder = new HeaderBuilder(this.#entries)
    for (const [name, value] of headers) builder.set(name, value)
    return new AnswerShape(this.status, builder.entries)
  }

  /** For what gives it a body later, which is of another type perhaps. */
  withoutBody(): Answer {
    return { status: this.status, headers: new HeaderList(this.#entries), body: null }
  }

  withBody(text: string): Answer {
    return { status: this.status, headers: this.headers, body: this.#bytes(text) }
  }

  #bytes(text: string): Answer['body'] {
    if (this.#isBodiless || this.status === 205) return null
    return this.#encode ? this.#encode(text) : text
  }
}

/** Bytes as they are, under the content type that the headers give them. */
export function bytesAnswer(
  status: number,
  entries: readonly HeaderEntry[],
  bytes: Uint8Array | StreamedBody,
): Answer {
  if (status === 204 || status === 304 || status === 205)
    return new AnswerShape(status, entries).withBody('')
  return { status, headers: new HeaderList(entries), body: bytes }
}

/** @throws MockhostError `status-interim` for a status that clients take for the announcement of another */
export function assertFinal({ status }: Answer): void {
  if (status >= 200) return
  throw new MockhostError(
    'status-interim',
    `Status ${status} announces an answer and is none: clients would wait for it`,
  )
}

const lastValue = (entries: readonly HeaderEntry[], lowerName: string): string =>
  entries.findLast(([name]) => name.toLowerCase() === lowerName)?.[1] ?? ''
