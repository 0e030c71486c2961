// Recorded answers as responses of a mock.
import type { WrittenResponse } from '../document/index.ts'
import type { Sample } from './sample.ts'

/** What belongs to the connection, or to the body as it was compressed, or is made anew for each answer. */
const NOT_KEPT = new Set([
  ...['connection', 'keep-alive', 'transfer-encoding', 'te', 'trailer', 'upgrade'],
  ...['content-length', 'content-encoding', 'date', 'age', 'via', 'server-timing', 'alt-svc'],
  ...['proxy-authenticate', 'proxy-connection', 'set-cookie2', 'report-to', 'nel', 'cf-ray'],
])

/** A body that is no text, to be kept as a file. */
export interface RecordedFile {
  /** As the response names it. */
  readonly path: string
  readonly bytes: Uint8Array
}

export interface RecordedAnswer {
  readonly response: WrittenResponse
  readonly file: RecordedFile | undefined
}

export function answerOf(sample: Sample, fileName: string): RecordedAnswer {
  const { status, body } = sample
  const headers = sample.headers
    .filter(([name, value]) => !NOT_KEPT.has(name.toLowerCase()) && !value.includes('{{'))
    .map(([key, value]) => ({ key, value }))
  const common: WrittenResponse = { statusCode: status, headers }
  if (!(body instanceof Uint8Array)) {
    const text = body ?? ''
    const literal = text.includes('{{') ? { disableTemplating: true } : {}
    return { response: { ...common, body: text, ...literal }, file: undefined }
  }
  const file = { path: `recorded/${fileName}`, bytes: body }
  return {
    response: {
      ...common,
      bodyType: 'FILE',
      filePath: file.path,
      sendFileAsBody: true,
      disableTemplating: true,
    },
    file,
  }
}

/** The same for answers that say the same; what is kept of them decides. */
export function identityOf({ response, file }: RecordedAnswer): string {
  const { filePath: _, ...rest } = response
  return JSON.stringify([rest, file ? hashOf(file.bytes) : null])
}

/** FNV-1a: tells bodies apart, and no more is asked of it. */
function hashOf(bytes: Uint8Array): string {
  let hash = 0x811c9dc5
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193)
  return `${bytes.length}-${(hash >>> 0).toString(16)}`
}
