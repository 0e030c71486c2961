// What goes on while another server is asked: it is given up where the client goes away.
import type { RequestView } from '../request/index.ts'
import { afterMs } from '../world/index.ts'

/** Most servers have answered by then: it costs something to know whether a client is still there. */
const WATCHED_AFTER_MS = 50

export class Asking {
  isClientGone = false
  #abort = () => {}
  #forget: () => void

  constructor(request: RequestView) {
    this.#forget = afterMs(WATCHED_AFTER_MS, () => {
      this.#forget = request.onGone(() => {
        this.isClientGone = true
        this.abort()
      })
    })
  }

  /** Takes what gives up the exchange. */
  readonly onStart = (abort: () => void): void => {
    this.#abort = abort
  }

  /** Gives up the exchange with the other server. */
  abort(): void {
    this.#abort()
  }

  /** It may go away now. */
  forgetClient(): void {
    this.#forget()
  }
}
