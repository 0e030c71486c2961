// Contents of files, in parts, so that none of any size is ever in memory as a whole. The same content is kept once.
import { createHash } from 'node:crypto'
import type { Database } from '../storage/index.ts'
import { uploadBroken } from './refusals.ts'

export interface StoredContent {
  readonly id: number
  readonly bytes: number
}

const PART_BYTES = 1024 * 1024

export class Contents {
  readonly #database: Database

  constructor(database: Database) {
    this.#database = database
    // What was coming in when the server ended.
    database.exec('DELETE FROM contents WHERE hash IS NULL')
    this.collect()
  }

  /**
   * Keeps what comes.
   * @param assertFits throws where that many bytes are too many
   * @param place gives it to a file, in the same transaction: what no file has may be gone any time
   * @throws Refusal `upload-broken`, and what the two throw; nothing is kept then
   */
  async take(
    stream: ReadableStream<Uint8Array>,
    assertFits: (bytes: number) => void,
    place: (content: StoredContent) => void,
  ): Promise<void> {
    const { id } = this.#database
      .prepare<{ id: number }>('INSERT INTO contents (bytes) VALUES (0) RETURNING id')
      .get() as { id: number }
    try {
      const hash = createHash('sha256')
      let bytes = 0
      let number = 0
      for await (const part of inParts(stream, (length) => assertFits(bytes + length))) {
        hash.update(part)
        bytes += part.length
        this.#database
          .prepare('INSERT INTO content_parts (content_id, number, data) VALUES (?, ?, ?)')
          .run(id, number++, part)
      }
      const digest = hash.digest('hex')
      this.#database.transaction(() => place(this.#finish(id, digest, bytes)))
    } catch (error) {
      this.#drop(id)
      throw error
    }
  }

  /** The one that was there before, where it is the same. */
  #finish(id: number, hash: string, bytes: number): StoredContent {
    const known = this.#database
      .prepare<{ id: number }>('SELECT id FROM contents WHERE hash = ?')
      .get(hash)
    if (known) this.#drop(id)
    else
      this.#database
        .prepare('UPDATE contents SET hash = ?, bytes = ? WHERE id = ?')
        .run(hash, bytes, id)
    return { id: known?.id ?? id, bytes }
  }

  #drop(id: number): void {
    this.#database.prepare('DELETE FROM contents WHERE id = ?').run(id)
  }

  /** The bytes from `start` up to, and without, `end`, as they are taken. */
  read(id: number, start: number, end: number): ReadableStream<Uint8Array> {
    let at = start
    return new ReadableStream({
      pull: (controller) => {
        if (at >= end) return controller.close()
        const offset = at % PART_BYTES
        const part = this.#part(id, Math.floor(at / PART_BYTES)).subarray(offset, offset + end - at)
        at += part.length
        controller.enqueue(part)
        if (at >= end) controller.close()
      },
    })
  }

  /** The same at once. */
  bytes(id: number, start: number, end: number): Uint8Array {
    if (end <= start) return new Uint8Array()
    const first = Math.floor(start / PART_BYTES)
    const count = Math.ceil(end / PART_BYTES) - first
    const parts = Array.from({ length: count }, (_, at) => this.#part(id, first + at))
    const offset = first * PART_BYTES
    return Buffer.concat(parts).subarray(start - offset, end - offset)
  }

  #part(id: number, number: number): Uint8Array {
    const row = this.#database
      .prepare<{ data: Uint8Array }>(
        'SELECT data FROM content_parts WHERE content_id = ? AND number = ?',
      )
      .get(id, number)
    if (!row) throw new Error('The file was deleted while it was read')
    return row.data
  }

  /** Drops those that no file has any more. */
  collect(): void {
    this.#database.exec(
      'DELETE FROM contents WHERE hash IS NOT NULL AND id NOT IN (SELECT content_id FROM files)',
    )
  }
}

/** What comes, in parts of the same length; the last one has what is left. */
async function* inParts(
  stream: ReadableStream<Uint8Array>,
  assertFits: (pendingBytes: number) => void,
): AsyncGenerator<Uint8Array, void, undefined> {
  let pending: Uint8Array[] = []
  let length = 0
  for await (const chunk of whole(stream)) {
    pending.push(chunk)
    length += chunk.length
    assertFits(length)
    if (length < PART_BYTES) continue
    const all = Buffer.concat(pending)
    let at = 0
    for (; length - at >= PART_BYTES; at += PART_BYTES) yield all.subarray(at, at + PART_BYTES)
    // A copy: what is kept of a large chunk must not keep all of it.
    pending = [new Uint8Array(all.subarray(at))]
    length -= at
  }
  if (length > 0) yield Buffer.concat(pending)
}

async function* whole(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array, void> {
  try {
    yield* stream
  } catch (cause) {
    throw uploadBroken(cause)
  }
}
