// What of a streamed body has gone over the wire so far: how much, and its beginning.
import { Relay, type RelayEnd, StreamedBody } from '../answer/index.ts'
import { messageOf } from '../errors.ts'
import type { Aftermath } from './aftermath.ts'

/** As much of a body as logs show. */
export const KEPT_BYTES = 64 * 1024

export class SentBody {
  #bytes = 0
  #kept = new Uint8Array(0)
  #keptBytes = 0

  get bytes(): number {
    return this.#bytes
  }

  /** The first bytes of it. */
  get beginning(): Uint8Array {
    return this.#kept.subarray(0, this.#keptBytes)
  }

  add(chunk: Uint8Array): void {
    this.#bytes += chunk.length
    const kept = chunk.subarray(0, KEPT_BYTES - this.#keptBytes)
    if (kept.length === 0) return
    this.#reserve(this.#keptBytes + kept.length)
    this.#kept.set(kept, this.#keptBytes)
    this.#keptBytes += kept.length
  }

  #reserve(bytes: number): void {
    if (bytes <= this.#kept.length) return
    const larger = new Uint8Array(Math.min(KEPT_BYTES, Math.max(bytes, this.#kept.length * 2)))
    larger.set(this.beginning)
    this.#kept = larger
  }
}

/** The same body, with what is sent of it, and how it ends, noted in the aftermath. */
export function watchedBody(body: StreamedBody, aftermath: Aftermath): StreamedBody {
  const sent = new SentBody()
  aftermath.body = sent
  const { promise: ended, resolve } = Promise.withResolvers<void>()
  const end = (text: string) => {
    aftermath.add({ stage: 'answer', text })
    resolve()
  }
  const open = () => {
    const opened = body.open()
    // What the runtime sends by itself passes nobody.
    if (opened instanceof Blob) {
      resolve()
      return opened
    }
    return new Relay(opened, {
      onChunk: (chunk) => sent.add(chunk),
      onEnd: (how, error) => end(describeEnd(how, sent.bytes, error)),
    }).stream
  }
  return new StreamedBody({
    length: body.length,
    open,
    cancel: () => {
      body.cancel()
      resolve()
    },
    stop: () => body.stop(),
    ended,
  })
}

function describeEnd(how: RelayEnd, bytes: number, error: unknown): string {
  const sent = `${bytes} byte${bytes === 1 ? '' : 's'}`
  switch (how) {
    case 'complete':
      return `The body was sent: ${sent}.`
    case 'gone':
      return `The client went away after ${sent} of the body.`
    case 'failed':
      return `The body broke off after ${sent}: ${messageOf(error)}.`
  }
}
