// What is for us in a request for a WebSocket. Browsers can set no headers of it, but a query and sub-protocols.
import { type Answer, HeaderBuilder } from '../answer/index.ts'
import type { IncomingRequest } from '../request/index.ts'
import { NamelessIncoming } from './session-header.ts'
import { SESSION_HEADER } from './session-id.ts'

/** In the query. */
const SESSION_PARAMETER = 'mockhost-session'
const KEY_PARAMETER = 'key'
/** Sub-protocols that begin so. */
const SESSION_PROTOCOL = 'mockhost.session.'
const KEY_PROTOCOL = 'mockhost.key.'

/** A request for a WebSocket, as the mock is to see it. */
export class NamedSocketRequest extends NamelessIncoming {
  /** The session that it names, whether that can be one or not; undefined for none. */
  readonly session: string | undefined
  /** Texts that are keys, or were meant to be some. */
  readonly keys: readonly string[]
  readonly #target: string
  /** Sub-protocols that are ours, and the others. */
  readonly #own: readonly string[]
  readonly #others: readonly string[]

  /** @param isOwnKey whether the `key` of a query is meant for us: many an API has one of its own */
  constructor(incoming: IncomingRequest, isOwnKey: (text: string) => boolean) {
    super(incoming)
    const query = takeFromQuery(incoming.target, isOwnKey)
    const offered = (incoming.header(PROTOCOL_HEADER) ?? '').split(',').map((name) => name.trim())
    const isOwn = (name: string) =>
      name.startsWith(SESSION_PROTOCOL) || name.startsWith(KEY_PROTOCOL)
    this.#target = query.target
    this.#own = offered.filter(isOwn)
    this.#others = offered.filter((name) => !isOwn(name))
    this.session =
      incoming.header(SESSION_HEADER) ?? query.session ?? after(SESSION_PROTOCOL, this.#own)[0]
    this.keys = [...query.keys, ...after(KEY_PROTOCOL, this.#own)]
  }

  override get target(): string {
    return this.#target
  }

  override header(name: string): string | undefined {
    if (name !== PROTOCOL_HEADER || this.#own.length === 0) return super.header(name)
    return this.#others.length === 0 ? undefined : this.#others.join(', ')
  }

  override headers(): Record<string, string> {
    const { [PROTOCOL_HEADER]: _, ...headers } = super.headers()
    const protocols = this.header(PROTOCOL_HEADER)
    return protocols === undefined ? headers : { ...headers, [PROTOCOL_HEADER]: protocols }
  }

  /**
   * The answer as the client takes it: browsers give up on one that speaks none of the sub-protocols that they
   * offered, so that where all of them are ours, the first one is echoed. No mock and no log sees it.
   */
  answered(answer: Answer): Answer {
    const [first] = this.#own
    if (!answer.socket || first === undefined || this.#others.length > 0) return answer
    const headers = new HeaderBuilder(answer.headers.entries).set('Sec-WebSocket-Protocol', first)
    return { ...answer, headers: headers.list }
  }
}

const PROTOCOL_HEADER = 'sec-websocket-protocol'

const after = (prefix: string, names: readonly string[]): string[] =>
  names.filter((name) => name.startsWith(prefix)).map((name) => name.slice(prefix.length))

interface OwnQuery {
  readonly target: string
  readonly session: string | undefined
  readonly keys: readonly string[]
}

/** What is not ours stays as it was written. */
function takeFromQuery(target: string, isOwnKey: (text: string) => boolean): OwnQuery {
  const question = target.indexOf('?')
  if (question < 0) return { target, session: undefined, keys: [] }
  let session: string | undefined
  const keys: string[] = []
  const others = target
    .slice(question + 1)
    .split('&')
    .filter((pair) => {
      const [[name = '', value = ''] = []] = new URLSearchParams(pair)
      if (name.toLowerCase() === SESSION_PARAMETER) session ??= value
      else if (name === KEY_PARAMETER && isOwnKey(value)) keys.push(value)
      else return true
      return false
    })
  const path = target.slice(0, question)
  return { target: others.length === 0 ? path : `${path}?${others.join('&')}`, session, keys }
}
