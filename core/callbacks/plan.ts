// What callbacks a request sets off: rendered with it, and not made yet.
import type { HeaderEntry } from '../answer/index.ts'
import { messageOf } from '../errors.ts'
import type { Exchange } from '../exchange.ts'
import { isTemplateName, renderPath, renderText } from '../files/index.ts'
import { MissingModule } from '../optional-modules.ts'
import { bodyHelpers, exchangeHelpers, renderHeaders } from '../render/index.ts'
import type { RequestView } from '../request/index.ts'
import { Aftermath } from '../trace/index.ts'
import { javaScriptText } from '../values/index.ts'
import type {
  Call,
  CallBody,
  CallbackBody,
  CompiledCallback,
  ResponseCallback,
} from './compiled-callback.ts'

/** Says how many callbacks led to a request, so that none goes round for ever. Source: Mockoon. */
const DEPTH = 'X-Mockoon-Callback-Depth'

export interface PlannedCallbacks {
  readonly calls: readonly Call[]
  /** What can't be made, and why: it costs the answer nothing. */
  readonly aftermath: Aftermath
}

export function planCallbacks(
  callbacks: readonly ResponseCallback[],
  exchange: Exchange,
  prefix: string,
): PlannedCallbacks {
  const request = exchange.request as RequestView
  const aftermath = new Aftermath()
  const tell = (text: string) => aftermath.add({ stage: 'callback', text })
  const depth = Number.parseInt(request.header(DEPTH.toLowerCase()) ?? '0', 10) || 0
  const { callbackDepth } = exchange.surroundings.limits
  if (depth >= callbackDepth) {
    tell(`No callback is made: ${callbackDepth} led here already.`)
    return { calls: [], aftermath }
  }
  const calls = callbacks.flatMap((one) => {
    try {
      return [planCall(one, exchange, prefix, depth)]
    } catch (error) {
      // It is loaded, and all is decided again.
      if (error instanceof MissingModule) throw error
      tell(`The callback ${JSON.stringify(one.callback.name)} is not made: ${messageOf(error)}.`)
      return []
    }
  })
  return { calls, aftermath }
}

function planCall(
  { callback, latencyMs, isTemplated }: ResponseCallback,
  exchange: Exchange,
  prefix: string,
  depth: number,
): Call {
  const { name, method, retries, backoffMs, timeoutMs } = callback
  const uri = callback.uri.render(exchange, exchangeHelpers).trim()
  const body = BODIED.has(method) ? bodyOf(callback, exchange, isTemplated) : null
  return {
    name,
    method,
    url: uri.startsWith('/') ? `/${prefix}/${uri}`.replace(/\/{2,}/g, '/') : uri,
    headers: headersOf(callback, exchange, body, depth + 1),
    body,
    delayMs: exchange.world.ignoresLatency ? 0 : latencyMs,
    retries,
    backoffMs,
    timeoutMs,
    signature: callback.signature && {
      ...callback.signature,
      secret: callback.signature.secret.render(exchange, exchangeHelpers),
    },
  }
}

const BODIED = new Set(['POST', 'PUT', 'PATCH'])

function bodyOf({ body }: CompiledCallback, exchange: Exchange, isTemplated: boolean): CallBody {
  switch (body.kind) {
    case 'none':
      return null
    case 'template':
      return isTemplated ? body.template.render(exchange, bodyHelpers) : body.text
    case 'bucket':
      return bucketText(exchange.state.bucket(body.bucket.uuid)?.value)
    case 'file':
      return fileBody(body, exchange, isTemplated)
  }
}

function fileBody(
  { path: compiled, isWhole, readContent }: CallbackBody & { kind: 'file' },
  exchange: Exchange,
  isTemplated: boolean,
): CallBody {
  const path = renderPath(compiled, exchange)
  if (!isWhole || !isTemplated || !isTemplateName(path)) return { path, isWhole }
  return { path, isWhole, render: (text) => renderText(readContent(text), exchange) }
}

const bucketText = (value: unknown): string =>
  typeof value === 'object'
    ? JSON.stringify(value)
    : value === undefined
      ? ''
      : javaScriptText(value)

function headersOf(
  { headers }: CompiledCallback,
  exchange: Exchange,
  body: CallBody,
  depth: number,
): readonly HeaderEntry[] {
  const own = renderHeaders([], headers, exchange)
  const isTyped = own.some(([name]) => name.toLowerCase() === 'content-type')
  // As `fetch` says it of a text.
  const type: HeaderEntry[] =
    typeof body === 'string' && !isTyped ? [['Content-Type', 'text/plain;charset=UTF-8']] : []
  return [...own, ...type, [DEPTH, String(depth)]]
}
