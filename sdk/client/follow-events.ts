// The events of a stream of the server, however often the connection breaks.
import { MockhostError } from '../../core/errors.ts'
import type { Connection } from './connection.ts'
import { readEvents, type ServerEvent } from './event-stream.ts'
import { unreachable } from './unreachable.ts'

export interface FollowEventsOptions {
  /** Ends the iteration, without an error. */
  readonly signal?: AbortSignal | undefined
  /** Told each time that the connection is there. */
  readonly onConnected?: (() => void) | undefined
  /** Told each time that the connection broke; it is made again. */
  readonly onInterrupted?: ((error: MockhostError) => void) | undefined
  /** How long to wait before connecting again; twice as long each time, up to 10 seconds. */
  readonly retryMs?: number | undefined
}

const LONGEST_RETRY_MS = 10_000
/** The server says something every 15 seconds; a connection that is silent for longer is dead. */
const SILENCE_MS = 45_000

/**
 * The first connection must succeed; later ones are tried until they do.
 * @param headersOf asked for each connection
 * @throws MockhostError `server-unreachable` at first, `server-refused` at any time but for 5xx
 */
export async function* followEvents(
  connection: Connection,
  path: string,
  headersOf: () => Record<string, string>,
  { signal, retryMs = 500, onConnected, onInterrupted }: FollowEventsOptions,
): AsyncGenerator<ServerEvent, void, undefined> {
  let failures = -1
  while (!signal?.aborted) {
    try {
      const headers = { accept: 'text/event-stream', ...headersOf() }
      const response = await connection.send('GET', path, { headers, signal })
      failures = 0
      onConnected?.()
      yield* readEvents(chunksOf(response, connection.url))
    } catch (error) {
      if (signal?.aborted) return
      if (failures < 0 || !isPassing(error)) throw error
      onInterrupted?.(error)
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
