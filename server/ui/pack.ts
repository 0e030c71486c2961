// The files of the admin UI in one: an index in JSON, with its length before it, and the files behind it, compressed.
import { createHash } from 'node:crypto'
import { brotliCompressSync, constants } from 'node:zlib'

export interface NewFile {
  /** As in `/assets/main-B1x.js`. */
  readonly path: string
  /** Its content type. */
  readonly type: string
  readonly bytes: Uint8Array
}

export interface PackedFile {
  /** Its content type. */
  readonly type: string
  readonly etag: string
  /** Compressed with Brotli. */
  readonly brotli: Uint8Array
}

/** Where a file is behind the index. */
interface Entry {
  readonly type: string
  readonly etag: string
  readonly start: number
  readonly end: number
}

const LENGTH_BYTES = 4

export function packFiles(files: readonly NewFile[]): Uint8Array {
  const index: Record<string, Entry> = {}
  const parts: Uint8Array[] = []
  let start = 0
  for (const { path, type, bytes } of files) {
    const part = compress(bytes)
    const end = start + part.length
    index[path] = { type, etag: etagOf(bytes), start, end }
    parts.push(part)
    start = end
  }
  const head = Buffer.from(JSON.stringify(index))
  const length = Buffer.alloc(LENGTH_BYTES)
  length.writeUInt32LE(head.length)
  return Buffer.concat([length, head, ...parts])
}

/** The files by their path. */
export function unpackFiles(pack: Uint8Array): ReadonlyMap<string, PackedFile> {
  const buffer = Buffer.from(pack.buffer, pack.byteOffset, pack.byteLength)
  const first = LENGTH_BYTES + buffer.readUInt32LE(0)
  const index: Record<string, Entry> = JSON.parse(buffer.toString('utf8', LENGTH_BYTES, first))
  return new Map(
    Object.entries(index).map(([path, { type, etag, start, end }]) => [
      path,
      { type, etag, brotli: buffer.subarray(first + start, first + end) },
    ]),
  )
}

const compress = (bytes: Uint8Array): Uint8Array =>
  brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  })

/** A weak one: it stands for the file in whatever encoding it is sent. */
const etagOf = (bytes: Uint8Array): string =>
  `W/"${createHash('sha256').update(bytes).digest('base64url').slice(0, 20)}"`
