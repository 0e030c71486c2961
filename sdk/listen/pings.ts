// Asks clients of WebSockets now and then whether they are still there. Bun's own server does so by itself.
import type { WebSocket } from 'ws'

export class Pings {
  readonly #everyMs: number
  /** By whether something was heard since the last ping. */
  readonly #sockets = new Map<WebSocket, { isHeard: boolean; onGone(): void }>()
  #timer: ReturnType<typeof setInterval> | undefined

  /** @param idleSeconds a client of which nothing is heard for so long is gone */
  constructor(idleSeconds: number) {
    this.#everyMs = (idleSeconds * 1_000) / 2
  }

  /** @param onGone told before a client of which nothing is heard is cut off */
  add(socket: WebSocket, onGone: () => void): void {
    const state = { isHeard: true, onGone }
    const heard = () => {
      state.isHeard = true
    }
    this.#sockets.set(socket, state)
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
    for (const [socket, state] of [...this.#sockets]) {
      if (!state.isHeard) {
        state.onGone()
        socket.terminate()
        continue
      }
      state.isHeard = false
      // One that is closing takes none, and ends by itself.
      if (socket.readyState === socket.OPEN) socket.ping()
    }
  }
}
