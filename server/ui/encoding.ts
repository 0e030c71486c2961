// A packed file in the encoding that a client takes. They are packed with Brotli, which browsers take over HTTPS only.
import { promisify } from 'node:util'
import { brotliDecompress, gzip } from 'node:zlib'
import type { PackedFile } from './pack.ts'

export type Encoding = 'br' | 'gzip' | 'identity'

const decompressed = promisify(brotliDecompress)
const gzipped = promisify(gzip)

export function encodingFor(accepted: string): Encoding {
  return takes(accepted, 'br') ? 'br' : takes(accepted, 'gzip') ? 'gzip' : 'identity'
}

/** Named, and not with the weight of none. */
const takes = (accepted: string, encoding: string): boolean =>
  accepted.split(',').some((part) => {
    const [name = '', ...parameters] = part.split(';').map((text) => text.trim().toLowerCase())
    return name === encoding && !parameters.some((text) => /^q=0(\.0*)?$/.test(text))
  })

/** What was compressed for others is kept: the files are few. */
const gzips = new WeakMap<PackedFile, Promise<Uint8Array>>()

export async function encoded(file: PackedFile, encoding: Encoding): Promise<Uint8Array> {
  if (encoding === 'br') return file.brotli
  if (encoding === 'identity') return decompressed(file.brotli)
  const known = gzips.get(file)
  if (known) return known
  const made = decompressed(file.brotli).then((bytes) => gzipped(bytes, { level: 7 }))
  gzips.set(file, made)
  return made
}
