// A client of WebSockets for tests: what it got can be waited for.
import type { Test } from 'tap'
import { WebSocket } from 'ws'

const PATIENCE_MS = 10_000

export interface SocketOptions {
  readonly headers?: Readonly<Record<string, string>>
  readonly protocols?: readonly string[]
  /** A certificate that is trusted. */
  readonly ca?: string
}

export interface SocketClosed {
  readonly code: number
  readonly reason: string
}

/** An answer that made no WebSocket. */
export interface Refused {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly text: string
}

export interface TestSocket {
  /** Everything that came so far. */
  readonly messages: readonly string[]
  readonly closed: Promise<SocketClosed>
  readonly raw: WebSocket
  send(message: string | Uint8Array): void
  /** The next message that was not asked for yet. */
  next(): Promise<string>
  close(code?: number, reason?: string): void
}

/** Opens a WebSocket; it ends with the test. */
export function connect(t: Test, url: string, options: SocketOptions = {}): Promise<TestSocket> {
  return new Promise((resolve, reject) => {
    const socket = open(t, url, options)
    const client = clientOf(socket)
    socket.once('open', () => resolve(client))
    socket.once('error', reject)
  })
}

/** Asks for a WebSocket that is not to be had. */
export function refusalOf(t: Test, url: string, options: SocketOptions = {}): Promise<Refused> {
  return new Promise((resolve, reject) => {
    const socket = open(t, url, options)
    socket.on('error', () => {})
    socket.once('open', () => reject(new Error(`${url} gave a WebSocket`)))
    socket.once('unexpected-response', (_, response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (chunk) => {
        text += chunk
      })
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text }),
      )
    })
  })
}

function open(
  t: Test,
  url: string,
  { headers = {}, protocols = [], ca }: SocketOptions,
): WebSocket {
  const socket = new WebSocket(url.replace(/^http/, 'ws'), [...protocols], {
    headers: { ...headers },
    perMessageDeflate: false,
    ...(ca === undefined ? {} : { ca }),
  })
  t.teardown(() => socket.terminate())
  return socket
}

function clientOf(socket: WebSocket): TestSocket {
  const messages: string[] = []
  let asked = 0
  let wake = () => {}
  socket.on('message', (data) => {
    messages.push(String(data))
    wake()
  })
  const closed = new Promise<SocketClosed>((resolve) => {
    socket.on('close', (code, reason) => {
      resolve({ code, reason: String(reason) })
      wake()
    })
  })
  return {
    messages,
    closed,
    raw: socket,
    send: (message) => socket.send(message),
    close: (code, reason) => socket.close(code, reason),
    next: () =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error('no message came')), PATIENCE_MS)
        const look = () => {
          const message = messages[asked]
          if (message === undefined && socket.readyState === WebSocket.CLOSED) {
            clearTimeout(timer)
            reject(new Error('the connection was closed'))
          }
          if (message === undefined) return
          asked++
          clearTimeout(timer)
          wake = () => {}
          resolve(message)
        }
        wake = look
        look()
      }),
  }
}
