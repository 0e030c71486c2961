// Transactions as the API gives them, made up for tests.
import type { Transaction } from '../../../sdk/client/index.ts'

type Changes = Partial<Omit<Transaction, 'request' | 'response'>> & {
  readonly request?: Partial<Transaction['request']>
  readonly response?: Partial<Transaction['response']>
}

const noBody = { body: null, bodyEncoding: 'text', bodyBytes: 0 } as const

export const aTransaction = ({ request, response, ...changes }: Changes = {}): Transaction => ({
  id: 1,
  time: '2024-05-01T10:00:00.000Z',
  durationMs: 1.5,
  request: {
    method: 'GET',
    path: '/users/1',
    query: '',
    address: '127.0.0.1',
    headers: [],
    ...noBody,
    ...request,
  },
  response: { status: 200, headers: [], ...noBody, ...response },
  source: 'response',
  route: null,
  routeResponse: null,
  why: 'the only response',
  trace: [],
  nearest: [],
  revision: 1,
  session: null,
  ...changes,
})

/** A body as the API gives one that is text. */
export const textBody = (body: string) => ({
  body,
  bodyEncoding: 'text' as const,
  bodyBytes: Buffer.byteLength(body),
})
