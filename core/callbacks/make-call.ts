// Makes a callback: again where it fails and may be repeated, with longer waits in between; each attempt is told.
import { messageOf } from '../errors.ts'
import { typeOfName } from '../files/index.ts'
import type { Upstream, UpstreamAnswer, UpstreamRequest, World } from '../world/index.ts'
import type { Call } from './compiled-callback.ts'
import { sign } from './signature.ts'

export interface Caller {
  readonly world: World
  /** Asks the mock itself. */
  readonly self: Upstream
  /** Told of each attempt, in a sentence. */
  readonly tell: (text: string) => void
}

/** No server may have us wait for longer than that. */
const MAX_WAIT_MS = 60_000

/** Never rejects. */
export async function makeCall(call: Call, caller: Caller): Promise<void> {
  const { world, tell } = caller
  if (call.delayMs > 0) await world.sleep(call.delayMs)
  const attempts = call.retries + 1
  for (let attempt = 1; attempt <= attempts; attempt++) {
    const { isDone, text, waitMs } = await tryOnce(call, caller)
    const count = attempts > 1 ? ` (attempt ${attempt} of ${attempts})` : ''
    tell(`The callback ${JSON.stringify(call.name)}: ${text}${count}.`)
    if (isDone || attempt === attempts) return
    await world.sleep(waitMs ?? Math.min(call.backoffMs * 2 ** (attempt - 1), MAX_WAIT_MS))
  }
}

interface Attempt {
  readonly isDone: boolean
  readonly text: string
  /** What the server asks to wait before the next one. */
  readonly waitMs?: number | undefined
}

async function tryOnce(call: Call, caller: Caller): Promise<Attempt> {
  const started = performance.now()
  const what = `${call.method} ${call.url}`
  try {
    const answer = await send(call, caller)
    // Nobody reads what it says.
    await answer.body?.cancel()
    const ms = (performance.now() - started).toFixed(0)
    return {
      isDone: answer.status < 500 && answer.status !== 429,
      text: `${what} was answered with ${answer.status} in ${ms} ms`,
      waitMs: retryAfter(answer),
    }
  } catch (error) {
    return { isDone: false, text: `${what} failed: ${messageOf(error)}` }
  }
}

async function send(call: Call, { world, self }: Caller): Promise<UpstreamAnswer> {
  const isOwn = call.url.startsWith('/')
  const upstream = isOwn ? self : world.upstream
  if (!upstream) throw new Error('other servers may not be asked from here')
  if (!isOwn && !/^https?:\/\//i.test(call.url)) throw new Error('that is no URL of a server')
  const { body, headers } = await readBody(call, world)
  const signed =
    call.signature && typeof body !== 'undefined'
      ? [[call.signature.header, await sign(call.signature, bytesOf(body))] as const]
      : []
  const request: UpstreamRequest = {
    method: call.method,
    url: call.url,
    headers: [...headers, ...signed],
    body,
    timeoutMs: call.timeoutMs,
  }
  return upstream(request)
}

type ReadBody = Pick<UpstreamRequest, 'headers'> & { readonly body: string | Uint8Array | null }

async function readBody({ body, headers }: Call, { files }: World): Promise<ReadBody> {
  if (body === null || typeof body === 'string') return { body, headers }
  if (!files) throw new Error('there are no files here')
  const bytes = await (await files.open(body.path)).bytes()
  if (body.isWhole) {
    const whole = body.render ? await body.render(new TextDecoder().decode(bytes)) : bytes
    return { body: whole, headers: withType(headers, typeOfName(body.path)) }
  }
  const form = new FormData()
  form.append('file', new Blob([bytes as BlobPart]), 'blob')
  const packed = new Response(form)
  const type = packed.headers.get('content-type') ?? ''
  const others = headers.filter(([name]) => name.toLowerCase() !== 'content-type')
  return { body: await packed.bytes(), headers: [...others, ['Content-Type', type]] }
}

/** The type of its name, unless the callback says another. */
const withType = (headers: Call['headers'], type: string | undefined): Call['headers'] =>
  type === undefined || headers.some(([name]) => name.toLowerCase() === 'content-type')
    ? headers
    : [...headers, ['Content-Type', type]]

const bytesOf = (body: string | Uint8Array | null): Uint8Array =>
  body instanceof Uint8Array ? body : new TextEncoder().encode(body ?? '')

function retryAfter({ headers }: UpstreamAnswer): number | undefined {
  const value = headers.find(([name]) => name.toLowerCase() === 'retry-after')?.[1]
  const seconds = value === undefined ? Number.NaN : Number(value)
  return Number.isFinite(seconds) && seconds >= 0
    ? Math.min(seconds * 1_000, MAX_WAIT_MS)
    : undefined
}
