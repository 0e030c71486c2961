// Asks clients of WebSockets now and then whether they are still there. Bun's own server does so by itself.
import type { WebSocket } from 'ws'

export class Pings {
  readonly #everyMs: number
  /** Whether something was heard since the last ping. */
  readonly #sockets = new Map<WebSocket, boolean>()
  #timer: ReturnType<typeof setInterval> | undefined

  /** @param idleSeconds a client of which nothing is heard for so long is gone */
  constructor(idleSeconds: number) {
    this.#everyMs = (idleSeconds * 1_000) / 2
  }

  add(socket: WebSocket): void {
    const heard = () => {
      if (this.#sockets.has(socket)) this.#sockets.set(socket, true)
    }
    this.#sockets.set(socket, true)
    socket.on('message', heard)
    socket.on('ping', heard)
    socket.on('pong', heard)
    socket.on('close', () => this.#remove(socket))
    this.#timer ??= setInterval(() => this.#ping(), this.#everyMs).unref()
  }

  #remove(socket: WebSocket): void {
    this.#sockets.delete(socket)
    if (this.#sockets.size > 0) return
    clearInterval(this.#timer)
    this.#timer = undefined
  }

  #ping(): void {
    for (const [socket, isThere] of [...this.#sockets]) {
      if (!isThere) {
        socket.terminate()
        continue
      }
      this.#sockets.set(socket, false)
      // One that is closing takes none, and ends by itself.
      if (socket.readyState === socket.OPEN) socket.ping()
    }
  }
}
