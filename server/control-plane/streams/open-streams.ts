// The streams that are open, so that they can be ended: when their deployment is deleted, or the server stops.

export class OpenStreams {
  readonly #ends = new Map<string, Set<() => void>>()

  /** Notes a stream by how it is ended, and tells how to forget it. */
  add(deploymentId: string, end: () => void): () => void {
    const ends = this.#ends.get(deploymentId) ?? new Set()
    this.#ends.set(deploymentId, ends.add(end))
    return () => {
      ends.delete(end)
      if (ends.size === 0) this.#ends.delete(deploymentId)
    }
  }

  get size(): number {
    return [...this.#ends.values()].reduce((sum, ends) => sum + ends.size, 0)
  }

  end(deploymentId: string): void {
    for (const end of [...(this.#ends.get(deploymentId) ?? [])]) end()
  }

  endAll(): void {
    for (const deploymentId of [...this.#ends.keys()]) this.end(deploymentId)
  }
}
