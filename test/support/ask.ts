// Asks a mock in this process, in as few words as a test should need.
import type { EngineOptions } from '../../core/index.ts'
import { engineFor } from './in-process.ts'

export interface Answered {
  status: number
  headers: Headers
  text: string
  /** The body read as JSON. */
  json: unknown
}

/** A function that asks: `ask('POST /orders', { body: {…} })`. */
export function asking(document: unknown, options?: EngineOptions) {
  const engine = engineFor(document, options)
  const ask = async (
    request: string,
    { headers = {}, body }: { headers?: Record<string, string>; body?: unknown } = {},
  ): Promise<Answered> => {
    const [method = 'GET', path = '/'] = request.split(' ')
    const isJson = body !== undefined && typeof body !== 'string'
    const response = await engine.fetch(
      new Request(`http://mock.test${path}`, {
        method,
        headers: { ...(isJson ? { 'content-type': 'application/json' } : {}), ...headers },
        ...(body === undefined ? {} : { body: isJson ? JSON.stringify(body) : body }),
      }),
    )
    const text = await response.text()
    const { status, headers: answered } = response
    return {
      status,
      headers: answered,
      text,
      get json() {
        return JSON.parse(text)
      },
    }
  }
  return Object.assign(ask, { engine })
}

/** A mock of one GET route at `/`, with this body. */
export const bodyOnly = (body: unknown) => ({ routes: [{ endpoint: '/', body }] })
