// A deployment's transactions as they happen: one stream, however often the connection breaks.
import type { Transaction } from '../../core/api/index.ts'
import { MockhostError } from '../../core/errors.ts'
import type { Connection } from './connection.ts'
import { readEvents } from './event-stream.ts'
import { unreachable } from './unreachable.ts'

export interface FollowOptions {
  /** Begins behind this transaction; with the next one to come where it is left out. */
  readonly after?: number | undefined
  /** Ends the iteration, without an error. */
  readonly signal?: AbortSignal | undefined
  /** Told each time that the connection is there. */
  readonly onConnected?: (() => void) | undefined
  /** Told each time that the connection broke; it is made again. */
  readonly onInterrupted?: ((error: MockhostError) => void) | undefined
  /** Told how many transactions the server left out because they came faster than they were read. */
  readonly onGap?: ((dropped: number) => void) | undefined
  /** Told of transactions that were yielded before and have changed since: callbacks were made. */
  readonly onUpdate?: ((transaction: Transaction) => void) | undefined
  /** How long to wait before connecting again; twice as long each time, up to 10 seconds. */
  readonly retryMs?: number | undefined
}

const LONGEST_RETRY_MS = 10_000
/** The server says something every 15 seconds; a connection that is silent for longer is dead. */
const SILENCE_MS = 45_000

/**
 * Yields each transaction once, in their order. The first connection must succeed; later ones are tried until they do.
 * @throws MockhostError `server-unreachable` at first, `server-refused` at any time but for 5xx
 */
export async function* follow(
  connection: Connection,
  path: string,
  options: FollowOptions & { readonly after: number },
): AsyncGenerator<Transaction, void, undefined> {
  const { signal, retryMs = 500 } = options
  let { after } = options
  let failures = -1
  while (!signal?.aborted) {
    try {
      const headers = { accept: 'text/event-stream', 'last-event-id': String(after) }
      const response = await connection.send('GET', path, { headers, signal })
      failures = 0
      options.onConnected?.()
      for await (const { id, event, data } of readEvents(chunksOf(response, connection.url))) {
        if (event === 'gap') options.onGap?.(JSON.parse(data).dropped)
        if (Number(id) > after) after = Number(id)
        if (event === 'update') options.onUpdate?.(JSON.parse(data) as Transaction)
        if (event === 'transaction') yield JSON.parse(data) as Transaction
      }
    } catch (error) {
      if (signal?.aborted) return
      if (failures < 0 || !isPassing(error)) throw error
      options.onInterrupted?.(error)
      failures++
    }
    await sleep(Math.min(retryMs * 2 ** failures, LONGEST_RETRY_MS), signal)
  }
}

/** Whether it is worth trying again. */
const isPassing = (error: unknown): error is MockhostError =>
  error instanceof MockhostError &&
  (error.code === 'server-unreachable' || (error.status ?? 0) >= 500 || error.status === 429)

async function* chunksOf(response: Response, url: string): AsyncGenerator<Uint8Array> {
  const reader = response.body?.getReader()
  if (!reader) return
  try {
    while (true) {
      const { done, value } = await withinMs(SILENCE_MS, reader.read()).catch((error) => {
        throw unreachable(url, error)
      })
      if (done) return
      yield value
    }
  } finally {
    // Of a stream that broke there is nothing left to cancel, and it says so.
    reader.cancel().catch(() => {})
  }
}

async function withinMs<T>(limitMs: number, promise: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('the connection has gone silent')), limitMs)
  })
  try {
    return await Promise.race([promise, silence])
  } finally {
    clearTimeout(timer)
  }
}

const sleep = (ms: number, signal: AbortSignal | undefined): Promise<void> =>
  new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', end)
      resolve()
    }
    const timer = setTimeout(end, ms)
    signal?.addEventListener('abort', end)
  })
