// Asks another server as before, and notes each exchange: decoded, without secrets, once its answer has passed.
import type { HeaderPairs, Upstream, UpstreamAnswer, UpstreamRequest } from '../world/index.ts'
import { headerOf, type Sample } from './sample.ts'
import { redactSample } from './secrets.ts'
import { type Tapped, tap } from './tap.ts'

export interface RecordingOptions {
  /** Told of each exchange, in the order in which they end. */
  readonly onSample: (sample: Sample) => void
  /** Bytes of a body that are kept. Default 1 MiB. */
  readonly bodyBytes?: number | undefined
}

const BODY_BYTES = 1024 * 1024

export function recordingUpstream(
  upstream: Upstream,
  { onSample, bodyBytes = BODY_BYTES }: RecordingOptions,
): Upstream {
  return async (request) => {
    const { client } = request
    // What nobody asked for, such as a callback, is no exchange with a client.
    if (!client) return upstream(request)
    let sent: Tapped = { bytes: new Uint8Array(), isCut: false }
    const body = tapBody(request.body, bodyBytes, (tapped) => {
      sent = tapped
    })
    const answer = await upstream({ ...request, body, headers: withReadableEncoding(request) })
    const note = (received: Tapped | undefined) =>
      void describe(client, request, answer, sent, received).then(onSample)
    if (!answer.body) {
      note(undefined)
      return answer
    }
    const { status, headers } = answer
    return { status, headers, body: tap(answer.body, bodyBytes, note) }
  }
}

/** What is asked for must be readable here: gzip is, everywhere. */
function withReadableEncoding({ headers }: UpstreamRequest): HeaderPairs {
  const accepted = headerOf(headers, 'accept-encoding') ?? ''
  const others = headers.filter(([name]) => name.toLowerCase() !== 'accept-encoding')
  return [...others, ['accept-encoding', /\bgzip\b/.test(accepted) ? 'gzip' : 'identity']]
}

function tapBody(
  body: UpstreamRequest['body'],
  maxBytes: number,
  onEnd: (tapped: Tapped) => void,
): UpstreamRequest['body'] {
  if (body instanceof ReadableStream) return tap(body, maxBytes, onEnd)
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body
  if (bytes) onEnd({ bytes: bytes.subarray(0, maxBytes), isCut: bytes.length > maxBytes })
  return body
}

async function describe(
  client: NonNullable<UpstreamRequest['client']>,
  request: UpstreamRequest,
  answer: UpstreamAnswer,
  sent: Tapped,
  received: Tapped | undefined,
): Promise<Sample> {
  const question = client.target.indexOf('?')
  const decoded = received && (await decode(received, answer.headers))
  return redactSample({
    method: client.method,
    path: question < 0 ? client.target : client.target.slice(0, question),
    query: question < 0 ? '' : client.target.slice(question + 1),
    requestHeaders: request.headers,
    requestBody: sent.bytes.length === 0 ? null : (textOf(sent) ?? null),
    status: answer.status,
    headers: answer.headers,
    body: decoded ? (textOf(decoded) ?? decoded.bytes) : null,
    isCut: sent.isCut || (received?.isCut ?? false),
  })
}

/** What is cut in the middle of gzip is decoded as far as it goes. */
async function decode(tapped: Tapped, headers: HeaderPairs): Promise<Tapped> {
  const encoding = headerOf(headers, 'content-encoding')?.toLowerCase()
  if (encoding !== 'gzip' && encoding !== 'x-gzip') return tapped
  const stream = new Blob([tapped.bytes as BlobPart]).stream()
  const parts: Uint8Array[] = []
  let isCut = tapped.isCut
  try {
    for await (const part of stream.pipeThrough(new DecompressionStream('gzip')))
      parts.push(part as Uint8Array)
  } catch {
    isCut = true
  }
  return { bytes: new Uint8Array(await new Blob(parts as BlobPart[]).arrayBuffer()), isCut }
}

/** Undefined for what is no text. A character that is cut is left out. */
function textOf({ bytes, isCut }: Tapped): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: isCut })
  } catch {
    // That is what `fatal` says no with.
    return undefined
  }
}
