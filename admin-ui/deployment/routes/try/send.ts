// Sends a request to a deployment, with its key where it wants one, and finds out why it was answered so.
import type { MockhostClient, Transaction } from '../../../../sdk/client/index.ts'
import { mockKey } from './mock-key.ts'

export interface Request {
  readonly method: string
  readonly target: string
  readonly headers: readonly { readonly key: string; readonly value: string }[]
  readonly body: string
}

export interface Sent {
  readonly status: number
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly body: string
  readonly ms: number
  /** Undefined where it is not in the log: the deployment keeps none, or the key may not see it. */
  readonly transaction: Transaction | undefined
}

export async function sendTo(
  client: MockhostClient,
  name: string,
  request: Request,
  isDry: boolean,
): Promise<Sent> {
  return isDry ? decideOnly(client, name, request) : reallySend(client, name, request)
}

const hasBody = ({ method, body }: Request): boolean =>
  body !== '' && method !== 'get' && method !== 'head'

async function decideOnly(client: MockhostClient, name: string, request: Request): Promise<Sent> {
  const { method, target, headers, body } = request
  const transaction = await client.tests.match(name, {
    method: method.toUpperCase(),
    target,
    headers: Object.fromEntries(headers.map(({ key, value }) => [key, value])),
    ...(hasBody(request) ? { body } : {}),
  })
  const { response, durationMs } = transaction
  return {
    status: response.status,
    headers: response.headers,
    body: response.body ?? '',
    ms: durationMs,
    transaction,
  }
}

async function reallySend(client: MockhostClient, name: string, request: Request): Promise<Sent> {
  const { method, target, body } = request
  const headers = new Headers()
  for (const { key, value } of request.headers) if (key !== '') headers.append(key, value)
  if (!headers.has('x-mockhost-key')) {
    const key = await mockKey(client, name)
    if (key !== undefined) headers.set('x-mockhost-key', key)
  }
  const newest = await newestOf(client, name)
  const started = performance.now()
  const response = await client.fetch(name, target, {
    method: method.toUpperCase(),
    headers,
    ...(hasBody(request) ? { body } : {}),
  })
  const text = await response.text()
  const ms = performance.now() - started
  const found = await newestOf(client, name)
  const isNew = found !== undefined && found.id !== newest?.id
  return {
    status: response.status,
    headers: [...response.headers],
    body: text,
    ms,
    transaction: isNew ? found : undefined,
  }
}

async function newestOf(client: MockhostClient, name: string): Promise<Transaction | undefined> {
  const { transactions } = await client.transactionPage(name, { limit: 1 })
  return transactions[0]
}
