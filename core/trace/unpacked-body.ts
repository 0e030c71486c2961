// What is readable of a compressed body: clients get it as it is, and logs show what is in it.
import { type Answer, StreamedBody } from '../answer/index.ts'
import type { Aftermath } from './aftermath.ts'
import { SentBody } from './sent-body.ts'

/** What a body may unpack to before nobody goes on counting. */
const MAX_BYTES = 16 * 1024 * 1024

/** Notes what is in a compressed body once it is there; nothing of one that this runtime can't unpack. */
export function noteUnpacked({ headers, body }: Answer, aftermath: Aftermath): void {
  const encoding = headers.get('content-encoding')?.toLowerCase()
  if (encoding === undefined || body === null || typeof body === 'string') return
  const note = async (packed: Pick<SentBody, 'beginning' | 'bytes'>) => {
    const unpacked = await unpack(packed, encoding)
    if (!unpacked) return
    aftermath.unpacked = unpacked
    aftermath.add({ stage: 'answer', text: `The log shows the body unpacked; it is ${encoding}.` })
  }
  if (!(body instanceof StreamedBody)) note({ beginning: body, bytes: body.length })
  else body.ended?.then(() => (aftermath.body ? note(aftermath.body) : undefined))
}

/** Web words for those of HTTP. */
const FORMATS: Readonly<Record<string, string>> = {
  gzip: 'gzip',
  'x-gzip': 'gzip',
  deflate: 'deflate',
  br: 'brotli',
  zstd: 'zstd',
}

interface Unpacked {
  readonly bytes: number
  readonly beginning: Uint8Array
}

async function unpack(
  { beginning, bytes }: Pick<SentBody, 'beginning' | 'bytes'>,
  encoding: string,
): Promise<Unpacked | undefined> {
  const stream = decompressionOf(encoding)
  if (!stream || bytes === 0) return undefined
  const unpacked = new SentBody()
  const body = new Blob([beginning as Uint8Array<ArrayBuffer>]).stream().pipeThrough(stream)
  try {
    for await (const chunk of body) {
      unpacked.add(chunk)
      if (unpacked.bytes > MAX_BYTES) break
    }
  } catch {
    // Only its beginning was kept, or it is not what its header says: what came until then is shown.
    if (unpacked.bytes === 0) return undefined
  }
  const isWhole = beginning.length === bytes
  const length = isWhole ? unpacked.bytes : Math.max(unpacked.bytes, bytes)
  return { beginning: unpacked.beginning, bytes: length }
}

function decompressionOf(encoding: string): DecompressionStream | undefined {
  const format = FORMATS[encoding]
  if (format === undefined) return undefined
  try {
    return new DecompressionStream(format as CompressionFormat)
  } catch {
    // Not every runtime knows every format.
    return undefined
  }
}
