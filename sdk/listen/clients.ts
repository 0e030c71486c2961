// Who is behind the connections that are handed on inside this process once TLS is taken off them, by their port.

export class Clients {
  readonly #addresses = new Map<number, string>()

  add(port: number, address: string): void {
    this.#addresses.set(port, address)
  }

  delete(port: number): void {
    this.#addresses.delete(port)
  }

  /** Undefined for a connection that was not handed on: another program of this machine made it. */
  addressOf(port: number | undefined): string | undefined {
    return this.#addresses.get(port ?? 0)
  }
}

/** What is said to such a program. */
export const STRANGER = 'This port is for connections that come in over TLS.'
