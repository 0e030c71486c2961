// Who is told when something happens to a deployment that is not a request: the event streams that are open.

export interface Watcher {
  /** All data buckets were made anew. */
  bucketsChanged(): void
  end(): void
}

export class Watchers {
  readonly #byDeployment = new Map<string, Set<Watcher>>()

  /** @returns what forgets it */
  add(deploymentId: string, watcher: Watcher): () => void {
    const watchers = this.#byDeployment.get(deploymentId) ?? new Set()
    this.#byDeployment.set(deploymentId, watchers.add(watcher))
    return () => {
      watchers.delete(watcher)
      const isCurrent = this.#byDeployment.get(deploymentId) === watchers
      if (watchers.size === 0 && isCurrent) this.#byDeployment.delete(deploymentId)
    }
  }

  get size(): number {
    return [...this.#byDeployment.values()].reduce((sum, watchers) => sum + watchers.size, 0)
  }

  bucketsChanged(deploymentId: string): void {
    for (const watcher of this.#of(deploymentId)) watcher.bucketsChanged()
  }

  end(deploymentId: string): void {
    for (const watcher of this.#of(deploymentId)) watcher.end()
  }

  endAll(): void {
    for (const deploymentId of [...this.#byDeployment.keys()]) this.end(deploymentId)
  }

  #of(deploymentId: string): Watcher[] {
    return [...(this.#byDeployment.get(deploymentId) ?? [])]
  }
}
