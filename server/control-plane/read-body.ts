// Request bodies: bytes to text to values, within bounds.
import { parseJsonText } from '../../core/formats/index.ts'
import { MockhostError } from '../../core/index.ts'
import { bodyMalformed, bodyTooLarge, bodyUnreadable } from './problems.ts'

/** Deeper ones could overflow the stack of whoever walks them. */
const MAX_NESTING = 500

/** @throws Refusal 400, 413 or 415 */
export async function readText(request: Request, limitBytes: number): Promise<string> {
  assertPlain(request)
  if (Number(request.headers.get('content-length') ?? 0) > limitBytes)
    throw bodyTooLarge(limitBytes)
  const bytes = await readBytes(request.body, limitBytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw bodyMalformed('The body is not UTF-8')
  }
}

/** @throws Refusal 415 */
export function readStream(request: Request): ReadableStream<Uint8Array> {
  assertPlain(request)
  return request.body ?? new Blob([]).stream()
}

function assertPlain({ headers }: Request): void {
  const encoding = headers.get('content-encoding') ?? 'identity'
  if (encoding !== 'identity')
    throw bodyUnreadable(`A body in the encoding ${JSON.stringify(encoding)} can't be read`)
}

async function readBytes(
  body: ReadableStream<Uint8Array> | null,
  limitBytes: number,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of body ?? []) {
    length += chunk.byteLength
    if (length > limitBytes) throw bodyTooLarge(limitBytes)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** Media types that JSON comes in; curl sends `-d` as a form where nothing else is said. */
const JSON_TYPES =
  /^(application\/([\w.-]+\+)?json|text\/plain|application\/x-www-form-urlencoded)$/

/** The media type that a request says, without its parameters. */
export const mediaTypeOf = (headers: Headers): string =>
  (headers.get('content-type') ?? '').split(';', 1).join().trim().toLowerCase()

/**
 * The body as JSON; an empty one is an empty object.
 * @throws Refusal 400, 413 or 415
 */
export async function readJson(request: Request, limitBytes: number): Promise<unknown> {
  const type = mediaTypeOf(request.headers)
  if (type !== '' && !JSON_TYPES.test(type))
    throw bodyUnreadable(`The body is said to be ${type}; it must be JSON`)
  const text = await readText(request, limitBytes)
  return text.trim() === '' ? {} : parseJson(text)
}

/** @throws Refusal 400, with line and column */
export function parseJson(text: string): unknown {
  if (nestingOf(text) > MAX_NESTING)
    throw bodyMalformed(`The body is nested deeper than ${MAX_NESTING} levels`)
  try {
    return JSON.parse(text)
  } catch (error) {
    throw bodyMalformed(...reasonFor(text, error))
  }
}

function reasonFor(text: string, error: unknown): Parameters<typeof bodyMalformed> {
  try {
    if (/^\s*[{[]/.test(text)) parseJsonText(text)
  } catch (found) {
    if (found instanceof MockhostError && found.line !== undefined)
      return [
        found.message.replace('The document', 'The body'),
        { line: found.line, ...(found.column === undefined ? {} : { column: found.column }) },
      ]
  }
  return [`The body is not valid JSON: ${(error as Error).message}`]
}

const QUOTE = 34
const BACKSLASH = 92
const OPENING = new Set([91, 123])
const CLOSING = new Set([93, 125])

function nestingOf(text: string): number {
  let depth = 0
  let deepest = 0
  let isInText = false
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (isInText && code === BACKSLASH) index++
    else if (code === QUOTE) isInText = !isInText
    else if (isInText) continue
    else if (OPENING.has(code)) deepest = Math.max(deepest, ++depth)
    else if (CLOSING.has(code)) depth--
  }
  return deepest
}
