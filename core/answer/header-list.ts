// The headers of an answer, in order, and the forms that fronts want them in, each made once.

export type HeaderEntry = readonly [name: string, value: string]

export class HeaderList {
  readonly entries: readonly HeaderEntry[]
  #web: Headers | undefined
  #flat: string[] | undefined
  #isUsed = false
  #init: { readonly status: number; readonly headers: Headers } | undefined

  constructor(entries: readonly HeaderEntry[]) {
    this.entries = entries
  }

  /** The last value of a header, by its lower-case name. */
  get(lowerName: string): string | undefined {
    for (let index = this.entries.length - 1; index >= 0; index--) {
      const [name, value] = this.entries[index] as HeaderEntry
      if (name.toLowerCase() === lowerName) return value
    }
    return undefined
  }

  /** What a Web `Response` is made with: of a list that is used again, with headers that are made already. */
  init(status: number): ResponseInit {
    if (!this.#isUsed) {
      this.#isUsed = true
      return { status, headers: this.entries as [string, string][] }
    }
    if (this.#init?.status !== status) this.#init = { status, headers: this.web }
    return this.#init
  }

  /** As a Web `Response` takes them. */
  get web(): Headers {
    this.#web ??= new Headers(this.entries as [string, string][])
    return this.#web
  }

  /** As Node's `writeHead` takes them: names and values in turn. */
  get flat(): string[] {
    this.#flat ??= this.entries.flat()
    return this.#flat
  }
}

const VALID_NAME = /^[\w!#$%&'*+.^`|~-]+$/
const INVALID_VALUE = /[^\t\x20-\x7e\x80-\xff]/
/** What the transport says by itself, or what would contradict it. */
const TRANSPORT = new Set(['content-length', 'transfer-encoding', 'connection', 'keep-alive'])

/** Collects headers: a later one replaces an earlier one of the same name, but cookies are all kept. */
export class HeaderBuilder {
  readonly #entries: HeaderEntry[]
  /** Of the entries, in small letters. */
  readonly #names: string[]

  constructor(base: readonly HeaderEntry[] = []) {
    this.#entries = [...base]
    this.#names = base.map(([name]) => name.toLowerCase())
  }

  /** Adds a header; one that HTTP can't carry is left out, as Mockoon leaves it out. */
  set(name: string, written: string): this {
    const lower = name.toLowerCase()
    const value = written.trim()
    if (!VALID_NAME.test(name) || INVALID_VALUE.test(value) || TRANSPORT.has(lower)) return this
    const at = lower === 'set-cookie' ? -1 : this.#names.indexOf(lower)
    if (at >= 0) this.#entries[at] = [name, value]
    else {
      this.#entries.push([name, value])
      this.#names.push(lower)
    }
    return this
  }

  /** Adds a value to those that a header has. */
  join(name: string, value: string): this {
    const at = this.#names.indexOf(name.toLowerCase())
    const known = this.#entries[at]
    return known ? this.set(known[0], `${known[1]}, ${value}`) : this.set(name, value)
  }

  get entries(): readonly HeaderEntry[] {
    return this.#entries
  }

  get list(): HeaderList {
    return new HeaderList(this.#entries)
  }
}
