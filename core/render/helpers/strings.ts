// Helpers over texts.
import { EncodedText, javaScriptText, plain, toText } from '../../values/index.ts'
import type { Call, Helper } from '../run.ts'
import { failed, plainArgs } from './arguments.ts'

/** Texts made by a helper count as written before they are made. */
function allow(call: Call, chars: number): void {
  call.run.exchange.budget.write(chars)
}

const changeCase =
  (change: (text: string) => string): Helper =>
  (call) => {
    if (call.args.length === 0) return ''
    const text = plain(call.args[0])
    if (typeof text !== 'string') throw failed(`${call.name} requires a text`)
    return change(text)
  }

const pad =
  (side: 'padStart' | 'padEnd'): Helper =>
  (call) => {
    if (call.args.length === 0) return ''
    const [value, length = 0, filler = ' '] = plainArgs(call)
    const target = Number(length)
    if (target > 0) allow(call, target)
    return asJoined(value)[side](target, asJoined(filler))
  }

const replace =
  (method: 'replace' | 'replaceAll'): Helper =>
  (call) => {
    const [text, search, replacement] = plainArgs(call)
    if (typeof text !== 'string' || typeof search !== 'string' || typeof replacement !== 'string')
      return ''
    if (search === '') return text
    const count = method === 'replace' ? 1 : text.split(search).length
    // Patterns such as $& repeat what surrounds a match.
    const longest = replacement.includes('$')
      ? replacement.length * (text.length + 1)
      : replacement.length
    allow(call, count * longest)
    return text[method](search, replacement)
  }

/** A text, number or boolean as text; objects and what is missing are empty. */
function scalarText(value: unknown): string {
  const scalar = plain(value)
  return typeof scalar === 'object' || scalar === undefined ? '' : String(scalar)
}

/** The text that `substr` cuts, which must be there. */
function givenText(call: Call): string {
  if (call.args.length > 0 && call.args[0] === undefined) throw failed('substr requires a text')
  return scalarText(call.args[0])
}

/** A number, which may be written as text; undefined for objects and what is missing. */
function scalarNumber(value: unknown): number | undefined {
  const scalar = plain(value)
  return typeof scalar === 'object' || scalar === undefined ? undefined : Number(scalar)
}

/** As JavaScript joins it to a text: what is missing is named. */
const asJoined = (value: unknown): string => javaScriptText(plain(value))

export const stringHelpers: Record<string, Helper> = {
  concat: (call) => {
    const [first, ...rest] = plainArgs(call)
    if (Array.isArray(first)) {
      const list = first.concat(...rest)
      call.run.exchange.budget.spend(list.length)
      return list
    }
    const text = call.args.map(asJoined).join('')
    allow(call, text.length)
    return text
  },
  lowercase: changeCase((text) => text.toLowerCase()),
  uppercase: changeCase((text) => text.toUpperCase()),
  includes: (call) => scalarText(call.args[0]).includes(scalarText(call.args[1])),
  indexOf: (call) =>
    scalarText(call.args[0]).indexOf(scalarText(call.args[1]), scalarNumber(call.args[2]) ?? 0),
  substr: (call) =>
    givenText(call).substr(scalarNumber(call.args[1]) ?? 0, scalarNumber(call.args[2])),
  split: (call) => {
    const text = plain(call.args[0])
    const separator = call.args[1]
    if (typeof text !== 'string' || text === '') return ''
    const parts = text.split(typeof separator === 'string' && separator !== '' ? separator : ' ')
    call.run.exchange.budget.spend(parts.length)
    return parts
  },
  replace: replace('replace'),
  replaceAll: replace('replaceAll'),
  padStart: pad('padStart'),
  padEnd: pad('padEnd'),
  newline: () => '\n',
  join: (call) => {
    const [items, separator] = call.args
    if (!Array.isArray(items)) return items
    const glue = typeof separator === 'string' ? separator : ', '
    allow(call, glue.length * items.length)
    return items.map(toText).join(glue)
  },
  len: (call) => {
    const [value] = call.args
    if (value instanceof EncodedText) return value.string.length
    return typeof value === 'string' || Array.isArray(value) ? value.length : 0
  },
}
