// WebSockets byte by byte, for what no client would send.
import { connect as connectTo, type Socket } from 'node:net'
import type { Test } from 'tap'

export const TEXT = 1
export const CONTINUATION = 0
export const PING = 9

export interface FrameOptions {
  readonly opcode?: number
  readonly isLast?: boolean
  readonly isMasked?: boolean
  /** What the frame says that its length is. */
  readonly length?: number
  /** The reserved bits, of which none means anything. */
  readonly reserved?: number
}

/** A frame; masked with zeros, so that its payload is as it is written. */
export function frame(payload: string | Uint8Array, options: FrameOptions = {}): Buffer {
  const bytes = Buffer.from(payload as Uint8Array)
  const { opcode = TEXT, isLast = true, isMasked = true, length = bytes.length } = options
  const first = (isLast ? 0x80 : 0) | ((options.reserved ?? 0) << 4) | opcode
  return Buffer.concat([
    Buffer.from([first]),
    lengthBytes(length, isMasked ? 0x80 : 0),
    Buffer.alloc(isMasked ? 4 : 0),
    bytes,
  ])
}

function lengthBytes(length: number, mask: number): Buffer {
  if (length < 126) return Buffer.from([mask | length])
  if (length < 65_536) {
    const bytes = Buffer.from([mask | 126, 0, 0])
    bytes.writeUInt16BE(length, 1)
    return bytes
  }
  const bytes = Buffer.alloc(9)
  bytes[0] = mask | 127
  bytes.writeBigUInt64BE(BigInt(length), 1)
  return bytes
}

export interface RawSocket {
  readonly socket: Socket
  /** Whether the server has ended the connection. */
  readonly ended: Promise<void>
  /** The code of the server's goodbye; undefined where there was none so far. */
  closeCode(): number | undefined
  /** The opcodes of the frames that came so far. */
  opcodes(): number[]
}

export interface RawOptions {
  readonly headers?: Readonly<Record<string, string>>
}

/** Opens a WebSocket, and leaves the rest to the test; it ends with it. */
export function openRaw(
  t: Test,
  port: number,
  path: string,
  { headers = {} }: RawOptions = {},
): Promise<RawSocket> {
  const socket = connectTo(port, '127.0.0.1')
  t.teardown(() => socket.destroy())
  const lines = Object.entries({ host: `localhost:${port}`, ...headers, ...HANDSHAKE })
  socket.write(
    `GET ${path} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}`).join('\r\n')}\r\n\r\n`,
  )
  let received: Buffer = Buffer.alloc(0)
  let start = -1
  const ended = new Promise<void>((resolve) => {
    socket.on('close', () => resolve())
    socket.on('error', () => resolve())
  })
  const frames = () => (start < 0 ? [] : framesOf(received.subarray(start)))
  return new Promise((resolve, reject) => {
    ended.then(() => reject(new Error(`no WebSocket: ${received.toString()}`)))
    socket.on('data', (chunk: Buffer) => {
      received = Buffer.concat([received, chunk])
      if (start >= 0) return
      const end = received.indexOf('\r\n\r\n')
      if (end < 0) return
      start = end + 4
      resolve({
        socket,
        ended,
        closeCode: () =>
          frames()
            .find(({ opcode }) => opcode === 8)
            ?.payload.readUInt16BE(0),
        opcodes: () => frames().map(({ opcode }) => opcode),
      })
    })
  })
}

const HANDSHAKE = {
  connection: 'Upgrade',
  upgrade: 'websocket',
  'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
  'sec-websocket-version': '13',
}

/** Those of a server are not masked. */
function framesOf(bytes: Buffer): { opcode: number; payload: Buffer }[] {
  const frames: { opcode: number; payload: Buffer }[] = []
  for (let at = 0; at + 2 <= bytes.length; ) {
    const short = (bytes[at + 1] as number) & 0x7f
    const head = short === 126 ? 4 : short === 127 ? 10 : 2
    if (at + head > bytes.length) break
    const length =
      short === 126
        ? bytes.readUInt16BE(at + 2)
        : short === 127
          ? Number(bytes.readBigUInt64BE(at + 2))
          : short
    if (at + head + length > bytes.length) break
    frames.push({
      opcode: (bytes[at] as number) & 0x0f,
      payload: bytes.subarray(at + head, at + head + length),
    })
    at += head + length
  }
  return frames
}
