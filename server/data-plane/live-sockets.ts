// The WebSocket connections of a deployment, of all its sessions: each ends with what let it in.
import type { SocketEnd } from '../../core/index.ts'
import type { DeploymentRecord } from '../deployments/index.ts'
import type { Refused } from './gate.ts'
import { tooManyConnections } from './refusals.ts'

/** Connections of one deployment, whatever their session. */
const MOST = 10_000
/** Keys expire while nobody changes anything. */
const CHECK_MS = 15_000

/** What lets a connection in, asked again as long as it is open. */
export type IsAdmitted = (record: DeploymentRecord) => boolean

export interface LiveSocketsParts {
  record(): DeploymentRecord
  /** Why a message may not go on, in a sentence; undefined where it may. */
  messageRefusal(): string | undefined
}

export class LiveSockets {
  readonly #parts: LiveSocketsParts
  readonly #open = new Map<SocketEnd, IsAdmitted>()
  #timer: ReturnType<typeof setInterval> | undefined

  constructor(parts: LiveSocketsParts) {
    this.#parts = parts
  }

  get size(): number {
    return this.#open.size
  }

  /** Why there may be none more; undefined where there may. */
  refusal(): Refused | undefined {
    if (this.size < MOST) return undefined
    const why = `${MOST} WebSocket connections are open already, which is the most`
    return { answer: tooManyConnections(why), why }
  }

  /** The same end, which is ended when it may be no more. */
  guard(end: SocketEnd, isAdmitted: IsAdmitted): SocketEnd {
    this.#open.set(end, isAdmitted)
    this.#timer ??= setInterval(() => this.check(), CHECK_MS).unref()
    return {
      open: (wire) => end.open(wire),
      message: (message) => {
        const why = this.#parts.messageRefusal()
        if (why === undefined) end.message(message)
        else end.end(1008, why)
      },
      heard: () => end.heard(),
      closed: (code, reason) => {
        this.#forget(end)
        end.closed(code, reason)
      },
      end: (code, reason) => end.end(code, reason),
    }
  }

  #forget(end: SocketEnd): void {
    this.#open.delete(end)
    if (this.size > 0) return
    clearInterval(this.#timer)
    this.#timer = undefined
  }

  /** Ends those that the deployment would not let in any more. */
  check(): void {
    const record = this.#parts.record()
    if (record.isPaused) {
      this.endAll(1013, 'the deployment is paused')
      return
    }
    for (const [end, isAdmitted] of [...this.#open])
      if (!isAdmitted(record)) end.end(1008, 'the key that opened it is no key any more')
  }

  endAll(code: number, reason: string): void {
    for (const end of [...this.#open.keys()]) end.end(code, reason)
  }
}
