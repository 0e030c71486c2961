// How a connection ended, in a sentence for the log.
import type { SocketClose } from '../trace/index.ts'

interface Spoken {
  readonly messages: number
  readonly bytes: number
}

export interface Ended extends SocketClose {
  /** How long it was open, in milliseconds. */
  readonly ms: number
  readonly received: Spoken
  readonly sent: Spoken
}

export function describeClose({ by, code, reason, ms, received, sent }: Ended): string {
  const why = reason === '' ? String(code) : `${code}: ${reason}`
  const how =
    by === 'mock'
      ? `The mock closed the connection (${why})`
      : code === 1006
        ? `The connection broke off${reason === '' ? '' : ` (${reason})`}`
        : `The client closed the connection (${why})`
  return `${how} after ${(ms / 1_000).toFixed(1)} s: ${counted(received)} came, ${counted(sent)} sent.`
}

const counted = ({ messages, bytes }: Spoken): string =>
  `${messages} message${messages === 1 ? '' : 's'} (${bytes} bytes)`

/** As many bytes as a reason may have. */
const REASON_BYTES = 123

/** A reason as a frame can carry it. */
export function cutReason(reason: string): string {
  const bytes = new TextEncoder().encode(reason)
  if (bytes.length <= REASON_BYTES) return reason
  return new TextDecoder().decode(bytes.subarray(0, REASON_BYTES), { stream: true })
}
