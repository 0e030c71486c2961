// Sends a file as it is, or the part of it that a client asks for.
import {
  type Answer,
  AnswerShape,
  bytesAnswer,
  conditional,
  type HeaderBuilder,
  HeaderList,
  problemAnswer,
  StreamedBody,
} from '../answer/index.ts'
import type { Dialect } from '../document/index.ts'
import type { Outcome } from '../outcome.ts'
import type { RequestView } from '../request/index.ts'
import type { WorkInput } from '../work.ts'
import type { OpenedFile } from '../world/index.ts'
import type { CompiledFile } from './compiled-file.ts'
import { type Wanted, wantedOf } from './range.ts'
import { fileHeaders, typeOfBytes } from './types.ts'

/** A short file is read at once, and the log has it. */
const SHORT_BYTES = 64 * 1024

export async function sendBytes(
  opened: OpenedFile,
  file: CompiledFile,
  path: string,
  { outcome, exchange, program: { dialect } }: WorkInput,
): Promise<Outcome> {
  const request = exchange.request as RequestView
  const { status } = outcome.answer
  const headers = fileHeaders(outcome.answer.headers.entries, path, file)
  headers.set('Content-Type', typeOfBytes(headers))
  const etag = addValidator(headers, opened, dialect)
  const head: Answer = { status, headers: new HeaderList(headers.entries), body: null }
  const known = conditional(head, request)
  if (known !== head) return { ...outcome, answer: known }
  const wanted = status === 200 ? wantedOf(request, opened.size, etag, dialect) : 'all'
  return { ...outcome, answer: await answerOf(wanted, opened, { status, headers, dialect }) }
}

/** Mockoon's files come without: what it would not say is not said for it. */
function addValidator(headers: HeaderBuilder, { version }: OpenedFile, dialect: Dialect): string {
  const own = headers.entries.find(([name]) => name.toLowerCase() === 'etag')?.[1]
  const etag = own ?? `"${version}"`
  if (dialect !== 'mockoon') headers.set('ETag', etag).set('Accept-Ranges', 'bytes')
  return etag
}

interface Head {
  readonly status: number
  readonly headers: HeaderBuilder
  readonly dialect: Dialect
}

async function answerOf(wanted: Wanted, opened: OpenedFile, head: Head): Promise<Answer> {
  const { status, headers } = head
  const { size } = opened
  if (wanted === 'all') {
    if (size <= SHORT_BYTES) return bytesAnswer(status, headers.entries, await opened.bytes())
    return streamed(status, headers, opened, 0, size)
  }
  if (typeof wanted === 'string') return refusal(wanted, size, head)
  const { start, end } = wanted
  headers.set('Accept-Ranges', 'bytes').set('Content-Range', `bytes ${start}-${end - 1}/${size}`)
  return streamed(206, headers, opened, start, end)
}

function streamed(
  status: number,
  headers: HeaderBuilder,
  opened: OpenedFile,
  start: number,
  end: number,
): Answer {
  const body = new StreamedBody({ length: end - start, open: () => opened.read(start, end) })
  return bytesAnswer(status, headers.entries, body)
}

function refusal(
  why: 'unsatisfiable' | 'malformed',
  size: number,
  { headers, dialect }: Head,
): Answer {
  const [status, text] =
    why === 'malformed' ? [400, 'Malformed range header'] : [416, 'Requested range not satisfiable']
  headers.set('Content-Range', `bytes */${size}`)
  if (dialect === 'mockoon')
    return new AnswerShape(status, headers.set('Content-Type', 'text/plain').entries).withBody(text)
  const detail = `The file has ${size} bytes, and the range that is asked for none of them`
  return problemAnswer(
    { kind: 'range-unsatisfiable', status, title: text, detail },
    headers.entries,
  )
}
