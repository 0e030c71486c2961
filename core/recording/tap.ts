// Keeps the beginning of what passes, and lets it pass as it comes.

export interface Tapped {
  readonly bytes: Uint8Array
  /** Whether there was more. */
  readonly isCut: boolean
}

/** @param onEnd told once, when all has passed, or the reader has gone, or it broke off */
export function tap(
  stream: ReadableStream<Uint8Array>,
  maxBytes: number,
  onEnd: (tapped: Tapped) => void,
): ReadableStream<Uint8Array> {
  const reader = stream.getReader()
  const kept = new Kept(maxBytes)
  let isTold = false
  const tell = (isWhole: boolean) => {
    if (isTold) return
    isTold = true
    onEnd(kept.end(isWhole))
  }
  return new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      try {
        const { done, value } = await reader.read()
        if (done) {
          controller.close()
          tell(true)
          return
        }
        kept.add(value)
        controller.enqueue(value)
      } catch (error) {
        tell(false)
        controller.error(error)
      }
    },
    cancel: (reason) => {
      tell(false)
      return reader.cancel(reason)
    },
  })
}

class Kept {
  readonly #maxBytes: number
  readonly #parts: Uint8Array[] = []
  #length = 0
  #isCut = false

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes
  }

  add(part: Uint8Array): void {
    const room = this.#maxBytes - this.#length
    if (part.length > room) this.#isCut = true
    if (room <= 0) return
    const kept = part.subarray(0, room)
    this.#parts.push(kept)
    this.#length += kept.length
  }

  end(isWhole: boolean): Tapped {
    const bytes = new Uint8Array(this.#length)
    let at = 0
    for (const part of this.#parts) {
      bytes.set(part, at)
      at += part.length
    }
    return { bytes, isCut: this.#isCut || !isWhole }
  }
}
