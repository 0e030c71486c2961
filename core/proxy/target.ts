// Where a request is handed on to.
import type { Dialect } from '../document/index.ts'
import { MockhostError } from '../errors.ts'
import type { Exchange } from '../exchange.ts'
import { exchangeHelpers, type Template } from '../render/index.ts'
import type { RequestView } from '../request/index.ts'
import type { Base, CompiledProxy } from './compiled-proxy.ts'

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
  const base =
    proxy.base ?? readBase(proxy.to.render(exchange, exchangeHelpers).trim(), proxy.written)
  const own = proxy.path ? ownPath(proxy.path, exchange) : request.target
  const target = proxy.removesPrefix ? withoutPrefix(own, prefix, dialect) : own
  const question = target.indexOf('?')
  const path = question < 0 ? target : target.slice(0, question)
  const query = question < 0 ? '' : target.slice(question)
  return base.origin + joined(base.pathname, settled(path)) + query
}

/** With one slash between them, and no doubled ones within. */
function joined(base: string, path: string): string {
  const whole = base === '/' && path.startsWith('/') ? path : `${base}/${path}`
  return whole.includes('//') ? whole.replace(/\/{2,}/g, '/') : whole
}

/** What a request says may not climb out of the path that is written. */
function ownPath(template: Template, exchange: Exchange): string {
  const path = template.render(exchange, exchangeHelpers).trim()
  if (!template.isPlain && UNSAFE.test(path.split('?', 1)[0] as string)) throw invalid('path', path)
  return path
}

/** Without its dots, which are never more than the path's own: they do not climb above that of the target. */
const settled = (path: string): string =>
  DOTS.test(path) ? new URL(path, 'http://localhost').pathname : path

const DOTS = /(^|\/)(\.|%2e){1,2}(\/|$)/i

/** What would be read as another host, or as something else than a path. */
const UNSAFE = /[\\#\s\p{Cc}]|(^|\/)\.\.?(\/|$)/u

/** @throws MockhostError `proxy-target-invalid` */
export function readBase(text: string, written: string): Base {
  const base = URL.canParse(text) ? new URL(text) : undefined
  const isServer = base && /^https?:$/.test(base.protocol) && base.username + base.password === ''
  if (!isServer || UNSAFE.test(text) || !keepsHost(text, written)) throw invalid('target', text)
  const { origin, pathname } = base
  return { origin, pathname }
}

const invalid = (what: 'target' | 'path', text: string): MockhostError =>
  new MockhostError(
    'proxy-target-invalid',
    `The proxy's ${what} ${JSON.stringify(text.slice(0, 200))} is not ${what === 'path' ? 'a path' : 'the URL of a server'}`,
  )

/**
 * Whether the host is the one that is written, around what templates put into it. A host that ends in a template holds
 * one word more, or a port; a whole URL or a whole host that is a template is meant to be any.
 */
function keepsHost(text: string, written: string): boolean {
  const source = /^\s*\w+:\/\/((?:\{\{[\s\S]*?\}\}|[^/{?])*)/.exec(written)?.[1]?.toLowerCase()
  if (source === undefined || !source.includes('{{')) return true
  const head = source.slice(0, source.indexOf('{{'))
  const tail = source.slice(source.lastIndexOf('}}') + 2)
  const host = /^\w+:\/\/([^/?]*)/.exec(text)?.[1]?.toLowerCase() ?? ''
  if (!host.startsWith(head) || !host.endsWith(tail)) return false
  if (head === '' || tail.includes('.')) return true
  const rendered = host.slice(head.length, host.length - tail.length)
  // What stands right behind the end of a name would make it another name.
  return tail === '' && /\.[^.]*[a-z0-9]$/.test(head)
    ? rendered === ''
    : /^[a-z0-9-]*$/.test(rendered)
}

/** Mockoon takes the prefix away wherever a path begins with its letters. */
function withoutPrefix(target: string, prefix: string, dialect: Dialect): string {
  const start = `/${prefix}`.replace(/\/+$/, '')
  if (prefix === '' || !target.startsWith(start)) return target
  const rest = target.slice(start.length)
  if (dialect !== 'mockoon' && rest !== '' && !/^[/?]/.test(rest)) return target
  return rest.startsWith('/') ? rest : `/${rest}`
}
