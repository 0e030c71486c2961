// A streamed body as Bun's own server sends it: it is let go of where the client takes nothing for too long, for that
// server waits without end for what is streamed.

export interface StallGuard {
  readonly stallMs: number
  /** Told once, however the body ended. */
  onEnd(): void
}

export function guardStalls(
  body: ReadableStream<Uint8Array>,
  { stallMs, onEnd }: StallGuard,
): ReadableStream<Uint8Array> {
  const reader = body.getReader()
  let timer: ReturnType<typeof setTimeout> | undefined
  const end = () => {
    clearTimeout(timer)
    onEnd()
  }
  const letGo = (controller: ReadableStreamDefaultController<Uint8Array>) => {
    const error = new Error(`the client took nothing for ${stallMs} ms`)
    end()
    controller.error(error)
    reader.cancel(error).catch(() => {})
  }
  return new ReadableStream(
    {
      pull: async (controller) => {
        clearTimeout(timer)
        try {
          const { done, value } = await reader.read()
          if (done) {
            end()
            controller.close()
            return
          }
          controller.enqueue(value)
          timer = setTimeout(letGo, stallMs, controller)
        } catch (error) {
          await leave()
          end()
          controller.error(error)
        }
      },
      cancel: (reason) => {
        end()
        return reader.cancel(reason)
      },
    },
    { highWaterMark: 0 },
  )
}

/** Bun breaks a connection off with a reset, which would overtake what is on its way. */
const leave = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, LEAVE_MS))
const LEAVE_MS = 20
