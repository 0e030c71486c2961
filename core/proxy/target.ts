// Where a request is handed on to.
import type { Dialect } from '../document/index.ts'
import { MockhostError } from '../errors.ts'
import type { Exchange } from '../exchange.ts'
import { exchangeHelpers } from '../render/index.ts'
import type { RequestView } from '../request/index.ts'
import type { CompiledProxy } from './compiled-proxy.ts'

/**
 * The URL that is asked. What a request says may stand in a target, but can't lead it to another host than the target
 * says: the parts of the host that are written stay as they are written.
 * @throws MockhostError `proxy-target-invalid`
 */
export function targetOf(
  proxy: CompiledProxy,
  exchange: Exchange,
  prefix: string,
  dialect: Dialect,
): string {
  const request = exchange.request as RequestView
  const written = proxy.to.isPlain ? proxy.written : proxy.to.render(exchange, exchangeHelpers)
  const base = readBase(written.trim(), proxy.written)
  const own = proxy.path?.render(exchange, exchangeHelpers) || request.target
  const target = proxy.removesPrefix ? withoutPrefix(own, prefix, dialect) : own
  const question = target.indexOf('?')
  const path = question < 0 ? target : target.slice(0, question)
  const query = question < 0 ? '' : target.slice(question)
  return `${base.origin}${`${base.pathname}/${path}`.replace(/\/{2,}/g, '/')}${query}`
}

/** What would be read as another host, or as something else than a path. */
const UNSAFE = /[\\@#\s\p{Cc}]|(^|\/)\.\.?(\/|$)/u

function readBase(text: string, written: string): URL {
  const base = URL.canParse(text) ? new URL(text) : undefined
  if (!base || !/^https?:$/.test(base.protocol) || UNSAFE.test(text) || !keepsHost(text, written))
    throw new MockhostError(
      'proxy-target-invalid',
      `The proxy's target ${JSON.stringify(text.slice(0, 200))} is not the URL of a server`,
    )
  return base
}

/** Whether the host has at its ends what is written there outside of braces. */
function keepsHost(text: string, written: string): boolean {
  if (!written.includes('{{')) return true
  const rendered = /^\w+:\/\/([^/?]*)/.exec(text)?.[1]?.toLowerCase() ?? ''
  const source = /^\s*\w+:\/\/((?:\{\{[\s\S]*?\}\}|[^/{?])*)/.exec(written)?.[1]
  // The whole of it is a template: what it says is meant.
  if (source === undefined) return true
  const head = source.split('{{')[0]?.toLowerCase() ?? ''
  const tail = source.includes('}}')
    ? source.split('}}').at(-1)?.toLowerCase()
    : source.toLowerCase()
  return rendered.startsWith(head) && rendered.endsWith(tail ?? '')
}

/** Mockoon takes the prefix away wherever a path begins with its letters. */
function withoutPrefix(target: string, prefix: string, dialect: Dialect): string {
  const start = `/${prefix}`.replace(/\/+$/, '')
  if (prefix === '' || !target.startsWith(start)) return target
  const rest = target.slice(start.length)
  if (dialect !== 'mockoon' && rest !== '' && !/^[/?]/.test(rest)) return target
  return rest.startsWith('/') ? rest : `/${rest}`
}
