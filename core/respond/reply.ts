// A body together with a status and headers, as functions give them.
import { MockhostError } from '../errors.ts'

/** Names and values; a name may have a list of values, as `Set-Cookie` has. */
export type ReplyHeaders = Readonly<Record<string, string | string[]>>

/** Only `reply` makes one. */
export interface Reply {
  readonly body: unknown
  readonly status: number | undefined
  readonly headers: ReplyHeaders | undefined
}

export interface ReplyOptions {
  /** 100 to 999; that of the response where it is left out. */
  readonly status?: number
  /** Laid over those of the response. */
  readonly headers?:
    | Readonly<Record<string, string | number | readonly string[]>>
    | readonly (readonly [name: string, value: string])[]
    | Headers
}

/** The same for every copy of this module that a process may have. */
const MARK = Symbol.for('mockhost.reply')

/**
 * What a function answers with, where a body alone does not say it.
 * @throws MockhostError `argument-invalid` for a status or headers that are none
 * @example post('/orders', ({ body }) => reply({ ...body, id: 7 }, { status: 201, headers: { Location: '/orders/7' } }))
 */
export function reply(body?: unknown, options: ReplyOptions = {}): Reply {
  if (typeof options !== 'object' || options === null)
    throw invalid(
      'its second argument must be an object',
      'Write reply(body, { status, headers }).',
    )
  const { status, headers } = options
  if (status !== undefined && !(Number.isInteger(status) && status >= 100 && status <= 999))
    throw invalid(`the status ${String(status)} is none`, 'Give a whole number from 100 to 999.')
  const made = { body, status, headers: headers === undefined ? undefined : collect(headers) }
  Object.defineProperty(made, MARK, { value: true })
  return Object.freeze(made)
}

export const isReply = (value: unknown): value is Reply =>
  typeof value === 'object' && value !== null && MARK in value

function collect(headers: NonNullable<ReplyOptions['headers']>): ReplyHeaders {
  if (typeof headers !== 'object' || headers === null)
    throw invalid('its headers must be an object', "Write { 'X-Name': 'value' }.")
  const collected: Record<string, string | string[]> = {}
  for (const entry of entriesOf(headers)) {
    if (!Array.isArray(entry))
      throw invalid('its headers must be pairs', "Write [['X-Name', 'value']].")
    const [name, value] = entry
    const values = Array.isArray(value) ? value : [value]
    for (const one of values) add(collected, name, one)
  }
  return collected
}

const entriesOf = (headers: NonNullable<ReplyOptions['headers']>): Iterable<unknown> =>
  Symbol.iterator in headers
    ? (headers as Iterable<unknown>)
    : Object.entries(headers as Record<string, unknown>)

function add(collected: Record<string, string | string[]>, name: unknown, value: unknown): void {
  if (typeof name !== 'string' || !/^[\w!#$%&'*+.^`|~-]+$/.test(name))
    throw invalid(
      `${JSON.stringify(name)} is no name of a header`,
      'Names have no spaces or colons.',
    )
  const text = typeof value === 'number' ? String(value) : value
  if (typeof text !== 'string' || /[^\t\x20-\x7e\x80-\xff]/.test(text))
    throw invalid(`the header ${name} can't have this value`, 'Values are texts of one line.')
  const before = Object.hasOwn(collected, name) ? collected[name] : undefined
  collected[name] = before === undefined ? text : [before, text].flat()
}

const invalid = (why: string, whatToDo: string): MockhostError =>
  new MockhostError('argument-invalid', `reply(): ${why}. ${whatToDo}`)
