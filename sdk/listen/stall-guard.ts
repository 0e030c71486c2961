// A streamed body as Bun's own server sends it: it is let go of where the client takes nothing for too long, for that
// server waits without end for what is streamed.
import { Relay } from '../../core/index.ts'

export interface StallGuard {
  readonly stallMs: number
  /** Told once, however the body ended. */
  onEnd(): void
}

export function guardStalls(
  body: ReadableStream<Uint8Array>,
  { stallMs, onEnd }: StallGuard,
): ReadableStream<Uint8Array> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const relay = new Relay(body, {
    onPull: () => clearTimeout(timer),
    onChunk: () => {
      timer = setTimeout(letGo, stallMs)
    },
    onEnd: (how) => {
      clearTimeout(timer)
      onEnd()
      return how === 'failed' ? leave() : undefined
    },
  })
  const letGo = () => relay.breakOff(new Error(`the client took nothing for ${stallMs} ms`))
  return relay.stream
}

/** Bun breaks a connection off with a reset, which would overtake what is on its way. */
const leave = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, LEAVE_MS))
const LEAVE_MS = 20
