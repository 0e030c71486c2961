// What goes beyond Mockoon's model, in its short forms; and which of it a Mockoon file can't say.
import {
  callbackDefaults,
  mockDefaults,
  proxyDefaults,
  responseDefaults,
  routeDefaults,
  signatureDefaults,
  streamDefaults,
  streamItemDefaults,
} from '../defaults.ts'
import type { ProxyTarget, Signature, Stream, StreamItem } from '../mock.ts'
import { type Fields, withoutDefaults, writeList } from './fields.ts'
import { writeHeaders } from './headers.ts'
import { valueOfJson } from './json.ts'

const pick = <T extends object, K extends keyof T>(defaults: T, ...keys: K[]): Pick<T, K> =>
  Object.fromEntries(keys.map((key) => [key, defaults[key]])) as Pick<T, K>

/** The fields of each kind of part that Mockoon's model has not, as they are where they say nothing. */
export const BEYOND = {
  mock: pick(mockDefaults, 'proxyTimeout'),
  route: pick(routeDefaults, 'disabled'),
  response: pick(responseDefaults, 'proxy', 'stream'),
  callback: pick(callbackDefaults, 'retries', 'backoff', 'timeout', 'signature'),
} as const

export type KindBeyond = keyof typeof BEYOND

/** A part without those of its fields that go beyond Mockoon's model and say nothing. */
export const withoutIdle = <T extends object>(part: T, kind: KindBeyond): T =>
  withoutDefaults(part, BEYOND[kind], []) as T

/** A part without its fields that go beyond Mockoon's model, and the names of those that said something. */
export function withoutBeyond<T extends object>(
  part: T,
  kind: KindBeyond,
): { part: T; lost: string[] } {
  const own = Object.keys(BEYOND[kind])
  const lost = Object.keys(withoutIdle(part, kind)).filter((key) => own.includes(key))
  const kept = Object.entries(part).filter(([key]) => !own.includes(key))
  return { part: Object.fromEntries(kept) as T, lost }
}

/** Null, and what is no object, stays, to be told when it is read. */
const writeObject = <T extends object>(value: T | null, write: (value: T) => Fields): unknown =>
  typeof value === 'object' && value !== null ? write(value) : value

export const writeProxy = (proxy: ProxyTarget | null): unknown =>
  writeObject(proxy, (full) =>
    withoutDefaults(
      {
        ...full,
        requestHeaders: writeHeaders(full.requestHeaders ?? []),
        responseHeaders: writeHeaders(full.responseHeaders ?? []),
      },
      proxyDefaults,
      ['to'],
    ),
  )

export const writeStream = (stream: Stream | null): unknown =>
  writeObject(stream, (full) => ({
    kind: full.kind,
    ...withoutDefaults({ ...full, items: writeList(full.items, writeItem) }, streamDefaults, []),
  }))

function writeItem(item: StreamItem): unknown {
  const data = valueOfJson(item.data)
  const fields = withoutDefaults({ ...item, data }, streamItemDefaults, ['data'])
  const isShort = Object.keys(fields).length === 1 && typeof data === 'string'
  return isShort ? data : fields
}

export const writeSignature = (signature: Signature | null): unknown =>
  writeObject(signature, (full) => withoutDefaults(full, signatureDefaults, ['secret']))
