// The WebSockets of a server, so that one that stops can say goodbye to them.
import type { SocketEnd, Wire } from '../../core/index.ts'

export class OpenSockets {
  readonly #wires = new Map<SocketEnd, Wire>()
  #isStopping = false

  open(end: SocketEnd, wire: Wire): void {
    this.#wires.set(end, wire)
    end.open(wire)
    if (this.#isStopping) sayGoodbye(end)
  }

  closed(end: SocketEnd, code: number, reason: string): void {
    this.#wires.delete(end)
    end.closed(code, reason)
  }

  /** Says goodbye to those that are open, and to all that are opened later. */
  stop(): void {
    this.#isStopping = true
    for (const end of [...this.#wires.keys()]) sayGoodbye(end)
  }

  /** Cuts all of them off. */
  cut(): void {
    for (const wire of [...this.#wires.values()]) wire.terminate()
  }
}

const sayGoodbye = (end: SocketEnd): void => end.end(1001, 'the server stops')
