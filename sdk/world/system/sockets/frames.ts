// Frames of WebSockets, as a client writes and reads them. Source: RFC 6455, 5.

export const OPCODES = { more: 0, text: 1, binary: 2, close: 8, ping: 9, pong: 10 } as const

/** What a server sent that is none, and the code to say so with. */
export class FrameError extends Error {
  readonly code: number

  constructor(code: number, message: string) {
    super(message)
    this.code = code
  }
}

/** One frame; a client masks what it sends. */
export function writeFrame(opcode: number, payload: Uint8Array): Uint8Array[] {
  const mask = crypto.getRandomValues(new Uint8Array(4))
  const masked = new Uint8Array(payload.length)
  for (let at = 0; at < payload.length; at++)
    masked[at] = (payload[at] as number) ^ (mask[at & 3] as number)
  return [headOf(opcode, payload.length), mask, masked]
}

function headOf(opcode: number, length: number): Uint8Array {
  const first = 0x80 | opcode
  if (length < 126) return Uint8Array.of(first, 0x80 | length)
  if (length < 0x10000) return Uint8Array.of(first, 0xfe, length >> 8, length & 0xff)
  const head = new Uint8Array(10)
  head[0] = first
  head[1] = 0xff
  new DataView(head.buffer).setBigUint64(2, BigInt(length))
  return head
}

export interface Frame {
  readonly isLast: boolean
  readonly opcode: number
  readonly payload: Uint8Array
}

/** Cuts what comes into frames. */
export class FrameReader {
  readonly #mostBytes: number
  #chunks: Uint8Array[] = []
  #bytes = 0
  /** Bytes without which nothing more can be told. */
  #wanted = 2

  /** @param mostBytes of one frame */
  constructor(mostBytes: number) {
    this.#mostBytes = mostBytes
  }

  /**
   * The frames that are whole by now.
   * @throws FrameError
   */
  *read(chunk: Uint8Array): Generator<Frame> {
    this.#chunks.push(chunk)
    this.#bytes += chunk.length
    while (this.#bytes >= this.#wanted) {
      const all = this.#joined()
      const head = readHead(all)
      this.#wanted = head.bytes
      if (all.length < head.bytes) continue
      if (head.length > this.#mostBytes)
        throw new FrameError(
          1009,
          `a frame has ${head.length} bytes, ${this.#mostBytes} are the most`,
        )
      this.#wanted = head.bytes + head.length
      if (all.length < this.#wanted) continue
      const { isLast, opcode } = head
      yield { isLast, opcode, payload: all.subarray(head.bytes, this.#wanted) }
      this.#chunks = [all.subarray(this.#wanted)]
      this.#bytes = all.length - this.#wanted
      this.#wanted = 2
    }
  }

  /** What has come, in one piece; made only when as much as is wanted is there. */
  #joined(): Uint8Array {
    if (this.#chunks.length > 1) {
      const all = new Uint8Array(this.#bytes)
      let at = 0
      for (const chunk of this.#chunks) {
        all.set(chunk, at)
        at += chunk.length
      }
      this.#chunks = [all]
    }
    return this.#chunks[0] as Uint8Array
  }
}

interface Head {
  readonly isLast: boolean
  readonly opcode: number
  /** Of the head itself, and of what follows. */
  readonly bytes: number
  readonly length: number
}

/** @throws FrameError */
function readHead(all: Uint8Array): Head {
  const [first = 0, second = 0] = all
  const opcode = first & 0x0f
  const isLast = (first & 0x80) !== 0
  const short = second & 0x7f
  if ((first & 0x70) !== 0) throw new FrameError(1002, 'a frame has a bit that means nothing')
  if ((second & 0x80) !== 0) throw new FrameError(1002, 'a frame of the server is masked')
  if (!Object.values<number>(OPCODES).includes(opcode))
    throw new FrameError(1002, `a frame is of the kind ${opcode}`)
  if (opcode >= OPCODES.close && (!isLast || short > 125))
    throw new FrameError(1002, 'a control frame is too long or in pieces')
  const bytes = short < 126 ? 2 : short === 126 ? 4 : 10
  return { isLast, opcode, bytes, length: all.length < bytes ? 0 : lengthOf(all, short) }
}

function lengthOf(all: Uint8Array, short: number): number {
  const view = new DataView(all.buffer, all.byteOffset, all.byteLength)
  if (short === 126) return view.getUint16(2)
  return short === 127 ? Number(view.getBigUint64(2)) : short
}
