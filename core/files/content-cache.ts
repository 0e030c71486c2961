// What files say, as templates that are parsed already: until a file changes.
import type { Content } from './compiled-file.ts'

/** Files of one response, and characters of a file, that are worth keeping. */
const MOST_FILES = 64
const MOST_CHARS = 1024 * 1024

interface Kept {
  readonly version: string
  readonly content: Content
}

export class ContentCache {
  readonly #kept = new Map<string, Kept>()

  /** Undefined where it has changed, or is not kept. */
  get(path: string, version: string): Content | undefined {
    const kept = this.#kept.get(path)
    return kept?.version === version ? kept.content : undefined
  }

  set(path: string, version: string, content: Content): void {
    if (content.text.length > MOST_CHARS) return
    if (this.#kept.size >= MOST_FILES) this.#kept.clear()
    this.#kept.set(path, { version, content })
  }
}
