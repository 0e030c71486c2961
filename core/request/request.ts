// A request as the stages see it: its parts are parsed when they are first asked for, and only then.

import { MockhostError, messageOf } from '../errors.ts'
import type { Limits } from '../limits.ts'
import { optionalModules } from '../optional-modules.ts'
import { type BodyKind, bodyKind } from './body-kind.ts'
import { parseCookies } from './cookies.ts'
import type { IncomingRequest } from './incoming.ts'
import { parseMultipartBody } from './multipart.ts'
import { type Fields, parseForm, parseQuery } from './query.ts'
import { parseXml } from './xml.ts'

/** The beginning of a body, and how long it is so far. */
export interface HandedOn {
  readonly bytes: number
  readonly beginning: Uint8Array
}

const NOT_PARSED = Symbol('not parsed')

export class RequestView {
  /** In capitals. */
  readonly method: string
  /** Path and query string, doubled slashes folded. */
  readonly target: string
  /** The path, still percent-encoded. */
  readonly path: string
  /** The query string, without its question mark. */
  readonly search: string
  readonly #incoming: IncomingRequest
  readonly #limits: Limits
  readonly #keepsBytes: boolean
  #kind: BodyKind | undefined
  #raw: string | Uint8Array | undefined
  #text: string | undefined
  #body: unknown = NOT_PARSED
  #query: Fields | undefined
  #cookies: Record<string, unknown> | undefined

  /** What of the body has been handed on to another server without being read. */
  handedOn: HandedOn | undefined

  /** @param keepsBytes whether the body is kept as the bytes that came: text that is no UTF-8 would lose some */
  constructor(incoming: IncomingRequest, limits: Limits, keepsBytes = false) {
    const { target } = incoming
    const question = target.indexOf('?')
    this.#incoming = incoming
    this.#limits = limits
    this.#keepsBytes = keepsBytes
    this.method = incoming.method
    this.search = question < 0 ? '' : target.slice(question + 1)
    this.target = target.includes('//') ? target.replace(/\/\/+/g, '/') : target
    this.path =
      this.target === target
        ? question < 0
          ? target
          : target.slice(0, question)
        : pathOf(this.target)
  }

  get address(): string {
    return this.#incoming.address
  }

  /** A header's value, whatever the case of its name; `referrer` is taken for `referer`, as Express does. */
  header(name: string): string | undefined {
    const lower = name.toLowerCase()
    if (lower !== 'referer' && lower !== 'referrer') return this.#incoming.header(lower)
    return this.#incoming.header('referrer') ?? this.#incoming.header('referer')
  }

  headers(): Record<string, string> {
    return this.#incoming.headers()
  }

  get query(): Fields {
    this.#query ??= parseQuery(this.search)
    return this.#query
  }

  get cookies(): Record<string, unknown> {
    this.#cookies ??= parseCookies(this.header('cookie'))
    return this.#cookies
  }

  /** What the content type says that the body is. */
  get bodyKind(): BodyKind {
    this.#kind ??= bodyKind(this.#incoming.header('content-type'))
    return this.#kind
  }

  /** Whether a body is said to come with it. */
  get isWithBody(): boolean {
    if (this.method === 'GET' || this.method === 'HEAD') return false
    const { isWithBody } = this.#incoming
    if (isWithBody !== undefined) return isWithBody
    const length = this.#incoming.header('content-length')
    if (length !== undefined) return length !== '0'
    return this.#incoming.header('transfer-encoding') !== undefined
  }

  /** Whether the body has been read, so that `text` and `body` can be asked for. */
  get hasBody(): boolean {
    return this.#raw !== undefined
  }

  /**
   * Reads the body, and loads the parser that its type asks for.
   * @throws MockhostError `request-too-large`, `request-incomplete`
   */
  readBody(): Promise<void> {
    const { bodyBytes } = this.#limits
    const reading: Promise<string | Uint8Array> =
      this.#keepsBytes || this.bodyKind === 'multipart'
        ? this.#incoming.bytes(bodyBytes)
        : this.#incoming.text(bodyBytes)
    const read = reading.then((raw) => {
      this.#raw = raw
    }, brokenOff)
    const parser = PARSERS[this.bodyKind]
    return parser ? read.then(() => loadModule(parser)) : read
  }

  /** The body as it was read: bytes where it has parts that may be no text; undefined before it is read. */
  get raw(): string | Uint8Array | undefined {
    return this.#raw
  }

  /**
   * The same request with a message of its WebSocket in place of a body, of the type that the request names. Source:
   * Mockoon.
   * @param isLenient whether it may be JSON also where no type is named, as browsers can't name one
   */
  withMessage(text: string, isLenient: boolean): RequestView {
    const view = new RequestView(this.#incoming, this.#limits)
    const { bodyKind } = this
    const isUnnamed = isLenient && this.#incoming.header('content-type') === undefined
    view.#kind = isUnnamed ? 'json' : bodyKind === 'json' || bodyKind === 'xml' ? bodyKind : 'none'
    view.#raw = text
    view.#query = this.query
    view.#cookies = this.cookies
    return view
  }

  /** The body for another server: as it was read, or else as it comes. */
  bodyToHandOn(): string | Uint8Array | ReadableStream<Uint8Array> | null {
    if (this.#raw !== undefined) return this.#raw.length === 0 ? null : this.#raw
    return this.isWithBody ? (this.#incoming.stream?.() ?? null) : null
  }

  /** Has a listener told where the client goes away; gives what takes it back. */
  onGone(listener: () => void): () => void {
    return this.#incoming.onGone?.(listener) ?? (() => {})
  }

  /** The body as text; empty before it is read. */
  get text(): string {
    const raw = this.#raw ?? ''
    if (typeof raw === 'string') return raw
    this.#text ??= new TextDecoder().decode(raw)
    return this.#text
  }

  /** The body parsed by its content type; undefined where it has no type that is parsed, or is malformed. */
  get body(): unknown {
    if (this.#body === NOT_PARSED) this.#body = this.#parse()
    return this.#body
  }

  #parse(): unknown {
    try {
      switch (this.bodyKind) {
        case 'json':
          return JSON.parse(this.text)
        case 'form':
          return parseForm(this.text)
        case 'multipart':
          return this.#parseMultipart()
        case 'xml':
          return parseXml(optionalModules.get('sax'), this.text)
        default:
          return undefined
      }
    } catch {
      // A body that is not what its type says is no error of the mock's: rules and templates see no body.
      return undefined
    }
  }

  #parseMultipart(): unknown {
    if (!(this.#raw instanceof Uint8Array)) return undefined
    const contentType = this.#incoming.header('content-type') ?? ''
    const parse = optionalModules.get('multipart')
    return parseMultipartBody(parse, this.#raw, contentType, this.#limits)
  }
}

/** Those that are loaded when a body asks for them. */
const PARSERS: Partial<Record<BodyKind, 'sax' | 'multipart'>> = {
  xml: 'sax',
  multipart: 'multipart',
}

async function loadModule(name: 'sax' | 'multipart'): Promise<void> {
  await optionalModules.load(name)
}

function brokenOff(error: unknown): never {
  if (error instanceof MockhostError) throw error
  const reason = `The request body broke off: ${messageOf(error)}`
  throw new MockhostError('request-incomplete', reason, { cause: error })
}

function pathOf(target: string): string {
  const question = target.indexOf('?')
  return question < 0 ? target : target.slice(0, question)
}
