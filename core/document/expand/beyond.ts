// What goes beyond Mockoon's model, with every field filled in: proxies, streams, signatures.
import {
  proxyDefaults,
  signatureDefaults,
  streamDefaults,
  streamItemDefaults,
} from '../defaults.ts'
import type { Path } from '../mistakes.ts'
import type { ProxyTarget, Signature, Stream, StreamItem } from '../mock.ts'
import type { WrittenProxy, WrittenSignature, WrittenStream, WrittenStreamItem } from '../schema.ts'
import { type Expansion, expandList, textOf } from './expansion.ts'
import { expandHeaders } from './headers.ts'

export function expandProxy(
  written: WrittenProxy | null | undefined,
  path: Path,
  { origins }: Expansion,
): ProxyTarget | null {
  if (!written) return null
  const proxy: ProxyTarget = {
    ...proxyDefaults,
    ...written,
    requestHeaders: expandHeaders(written.requestHeaders, [...path, 'requestHeaders'], origins),
    responseHeaders: expandHeaders(written.responseHeaders, [...path, 'responseHeaders'], origins),
  }
  origins.set(proxy, path)
  return proxy
}

export function expandStream(
  written: WrittenStream | null | undefined,
  path: Path,
  expansion: Expansion,
): Stream | null {
  if (!written) return null
  const items = expandList(
    written.items as WrittenStreamItem[] | undefined,
    [...path, 'items'],
    (item, at) => expandItem(item, at, expansion),
  )
  const stream: Stream = { ...streamDefaults, ...written, items }
  expansion.origins.set(stream, path)
  return stream
}

function expandItem(written: WrittenStreamItem, path: Path, { origins }: Expansion): StreamItem {
  const isShort = typeof written !== 'object'
  const item: StreamItem = isShort
    ? { ...streamItemDefaults, data: String(written) }
    : { ...streamItemDefaults, ...written, data: textOf(written.data, '') }
  origins.set(item, path)
  return item
}

export function expandSignature(
  written: WrittenSignature | null | undefined,
  path: Path,
  { origins }: Expansion,
): Signature | null {
  if (!written) return null
  const signature: Signature = { ...signatureDefaults, ...written }
  origins.set(signature, path)
  return signature
}
