// Sends the requests of a recorded case to an engine in this process, with no port and no Web objects between.
import {
  type Answer,
  compileDocument,
  Engine,
  type EngineOptions,
  formatMistake,
  type IncomingRequest,
  StreamedBody,
  tooLarge,
} from '../../core/index.ts'
import { respond } from '../../core/respond/index.ts'
import type { RecordedAnswer, RecordedCase, RecordedRequest } from './differences.ts'

export function engineFor(document: unknown, options?: EngineOptions): Engine {
  const { program, mistakes } = compileDocument(document, { respond })
  if (!program) throw new Error(mistakes.map(formatMistake).join('\n'))
  return new Engine(program, options)
}

export async function answersOf({
  environment,
  requests,
}: RecordedCase): Promise<RecordedAnswer[]> {
  const engine = engineFor(environment)
  const answers: RecordedAnswer[] = []
  for (const request of requests) {
    if (request.pauseMs) await new Promise((resolve) => setTimeout(resolve, request.pauseMs))
    answers.push(
      recorded(await engine.handle(new RecordedIncoming(request)), request.method ?? 'GET'),
    )
  }
  return answers
}

const decoder = new TextDecoder()

export function recorded({ status, headers, body }: Answer, method: string): RecordedAnswer {
  const collected: Record<string, string | string[]> = {}
  for (const [name, value] of headers.entries) {
    const key = name.toLowerCase()
    if (key === 'set-cookie') collected[key] = [...((collected[key] as string[]) ?? []), value]
    else collected[key] = value
  }
  if (body instanceof StreamedBody) throw new Error('A streamed body is read from a Response')
  const text =
    body === null || method === 'HEAD' ? '' : typeof body === 'string' ? body : decoder.decode(body)
  return { status, headers: collected, body: text }
}

/** Headers of which HTTP servers keep the first. */
const SINGLE = new Set(['content-type', 'user-agent', 'referer', 'host', 'authorization'])

function joined(name: string, values: string[]): string {
  if (SINGLE.has(name)) return values[0] ?? ''
  return values.join(name === 'cookie' ? '; ' : ', ')
}

/** A recorded request as a front would hand it over. */
export class RecordedIncoming implements IncomingRequest {
  readonly method: string
  readonly target: string
  readonly address = '127.0.0.1'
  readonly #headers: Record<string, string>
  readonly #body: Uint8Array

  constructor({
    method = 'GET',
    path,
    headers = {},
    host = '127.0.0.1:3000',
    body,
    bodyBase64,
  }: RecordedRequest) {
    this.method = method
    this.target = path.replace(/#.*$/, '')
    this.#body =
      bodyBase64 === undefined
        ? new TextEncoder().encode(
            body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body),
          )
        : Uint8Array.from(atob(bodyBase64), (character) => character.charCodeAt(0))
    const all: [string, string][] = [['host', host]]
    for (const [name, value] of Object.entries(headers)) {
      const key = name.toLowerCase()
      const list = (Array.isArray(value) ? value : [value]).map((one) => String(one).trim())
      all.push([key, joined(key, list)])
    }
    if (this.#body.length > 0) all.push(['content-length', String(this.#body.length)])
    this.#headers = Object.fromEntries(all)
  }

  header(name: string): string | undefined {
    return Object.hasOwn(this.#headers, name) ? this.#headers[name] : undefined
  }

  headers(): Record<string, string> {
    return { ...this.#headers }
  }

  async bytes(maxBytes: number): Promise<Uint8Array> {
    if (this.#body.length > maxBytes) throw tooLarge(maxBytes)
    return this.#body
  }

  async text(maxBytes: number): Promise<string> {
    return decoder.decode(await this.bytes(maxBytes))
  }
}
