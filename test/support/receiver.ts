// A real server that callbacks go to: it keeps what it is sent, and answers as it is told.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Test } from 'tap'

export interface Received {
  readonly method: string
  readonly url: string
  readonly headers: Record<string, string | string[] | undefined>
  readonly body: string
}

export interface Receiver {
  readonly url: string
  readonly received: readonly Received[]
  /** What the next requests are answered with; 200 where there is nothing more. */
  answerWith(...answers: readonly { status: number; headers?: Record<string, string> }[]): void
  /** Waits for so many. */
  until(count: number): Promise<readonly Received[]>
}

export async function startReceiver(t: Test): Promise<Receiver> {
  const received: Received[] = []
  const answers: { status: number; headers?: Record<string, string> }[] = []
  const server = createServer(async (message, response) => {
    const parts: Buffer[] = []
    for await (const part of message) parts.push(part)
    const { method = '', url = '', headers } = message
    received.push({ method, url, headers, body: Buffer.concat(parts).toString() })
    const { status, headers: sent = {} } = answers.shift() ?? { status: 200 }
    response.writeHead(status, sent).end('thanks')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  t.teardown(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    received,
    answerWith: (...next) => void answers.push(...next),
    until: async (count) => {
      while (received.length < count) await new Promise((resolve) => setTimeout(resolve, 10))
      return received
    },
  }
}
