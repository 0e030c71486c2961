// Proxies, compiled: that of a mock for what no route answers, and those of single responses.
import type { Header, Mock, ProxyTarget } from '../document/index.ts'
import { type Base, type CompiledProxy, readBase } from '../proxy/index.ts'
import { Template } from '../render/index.ts'
import type { Compilation } from './compilation.ts'
import { compileHeaders } from './headers.ts'

export function compileProxy(target: ProxyTarget, compilation: Compilation): CompiledProxy {
  const to = compilation.template(target.to, target, 'to')
  if (to.isPlain) complainOfUrl(target.to, compilation, target, 'to')
  return {
    ...headersOf(target.requestHeaders, target.responseHeaders, compilation),
    written: target.to,
    to,
    base: baseOf(to, target.to),
    path: target.path === '' ? undefined : compilation.template(target.path, target, 'path'),
    removesPrefix: target.removePrefix,
    timeoutMs: target.timeout,
  }
}

/** Undefined where nothing is handed on; Mockoon hands nothing on to what is no URL. */
export function compileMockProxy(mock: Mock, compilation: Compilation): CompiledProxy | undefined {
  const { proxyMode, proxyHost, proxyReqHeaders, proxyResHeaders, proxyTimeout } = mock
  if (!proxyMode || proxyHost === '') return undefined
  const isMockoon = compilation.dialect === 'mockoon'
  // Mockoon renders no template in it.
  const to = isMockoon ? plain(proxyHost) : compilation.template(proxyHost, mock, 'proxyHost')
  const isSound = !to.isPlain || isServerUrl(proxyHost)
  if (!isSound) complainOfUrl(proxyHost, compilation, mock, 'proxyHost')
  if (!isSound && isMockoon) return undefined
  return {
    ...headersOf(proxyReqHeaders, proxyResHeaders, compilation),
    written: proxyHost,
    to,
    base: baseOf(to, proxyHost),
    path: undefined,
    removesPrefix: mock.proxyRemovePrefix,
    timeoutMs: proxyTimeout,
  }
}

/** Undefined where a template makes it, or it is none and each request is told so. */
function baseOf(to: Template, written: string): Base | undefined {
  if (!to.isPlain) return undefined
  try {
    return readBase(written.trim(), written)
  } catch {
    // A mistake that is complained of where it is one.
    return undefined
  }
}

const plain = (text: string): Template => new Template(text.replaceAll('{{', '%7B%7B'))

const headersOf = (
  request: readonly Header[],
  response: readonly Header[],
  compilation: Compilation,
): Pick<CompiledProxy, 'requestHeaders' | 'responseHeaders'> => ({
  requestHeaders: compileHeaders(request, compilation),
  responseHeaders: compileHeaders(response, compilation),
})

const isServerUrl = (text: string): boolean =>
  /^https?:\/\//i.test(text.trim()) && URL.canParse(text.trim())

function complainOfUrl(text: string, compilation: Compilation, part: object, field: string): void {
  if (isServerUrl(text)) return
  const message = `${JSON.stringify(text)} is not the URL of a server`
  compilation.complain(message, 'Write it as in https://api.example.com/v2.', part, field)
}
