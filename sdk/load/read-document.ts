// Texts of documents, from wherever they are, as documents whose mistakes are told with their lines.
import {
  migrateMockoonFile,
  needsMigration,
  type ParsedText,
  parseText,
} from '../../core/formats/index.ts'
import { formatMistake, type Mistake, MockhostError, messageOf } from '../../core/index.ts'
import { defineMock, type MockDocument } from '../define/index.ts'

/** @throws MockhostError `file-unreadable` */
export async function loadText(source: string): Promise<string> {
  try {
    const files = filesOf()
    const isFile = isPath(source) || source.startsWith('file:')
    if (!files || !isFile) return await fetchText(source)
    return await files.readFile(isPath(source) ? source : new URL(source), 'utf8')
  } catch (error) {
    if (error instanceof MockhostError) throw error
    throw unreadable(source, readReason(error), error)
  }
}

/** Windows has paths that begin with a letter and a colon. */
const isPath = (source: string): boolean => !/^[a-z][a-z0-9+.-]+:/i.test(source)

/** Not imported, so that bundlers for browsers find nothing that they have not. */
const filesOf = () =>
  typeof process === 'undefined' ? undefined : process.getBuiltinModule?.('node:fs/promises')

async function fetchText(source: string): Promise<string> {
  const response = await fetch(source)
  if (!response.ok) throw unreadable(source, `it is answered with ${response.status}`)
  return response.text()
}

const REASONS: Record<string, string> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder, not a file',
  EACCES: 'it may not be read',
}

const readReason = (error: unknown): string =>
  REASONS[(error as { code?: string }).code ?? ''] ?? messageOf(error)

const unreadable = (source: string, reason: string, cause?: unknown): MockhostError =>
  new MockhostError(
    'file-unreadable',
    `loadMock: ${source} can't be read: ${reason}. Paths are taken from the working folder; a file beside the test is new URL('./shop.yaml', import.meta.url).`,
    { cause },
  )

/** @throws MockhostError `document-syntax`, `document-invalid`, `document-too-large` */
export async function readDocumentText(source: string, text: string): Promise<MockDocument> {
  const parsed = await parse(source, text)
  const isOld = needsMigration(parsed.value)
  const document = isOld ? await migrateMockoonFile(parsed.value as object) : parsed.value
  try {
    return defineMock(document as MockDocument)
  } catch (error) {
    if (!(error instanceof MockhostError)) throw error
    // The lines of an old file are not those of what it became.
    throw invalidFile(
      source,
      error.mistakes.map((mistake) => (isOld ? mistake : located(mistake, parsed))),
    )
  }
}

async function parse(source: string, text: string): Promise<ParsedText> {
  try {
    return await parseText(text)
  } catch (error) {
    if (!(error instanceof MockhostError)) throw error
    const { code, line, column, message } = error
    const place = line === undefined ? '' : `:${line}:${column ?? 1}`
    throw new MockhostError(code, `${source}${place}: ${message}`, { line, column, cause: error })
  }
}

function located(mistake: Mistake, parsed: ParsedText): Mistake {
  const position = parsed.locate(mistake.segments)
  return position ? { ...mistake, line: position.line, column: position.column } : mistake
}

function invalidFile(source: string, mistakes: readonly Mistake[]): MockhostError {
  const many = mistakes.length === 1 ? 'a mistake' : `${mistakes.length} mistakes`
  const lines = mistakes.map((mistake) => {
    const { line, column } = mistake
    const place = line === undefined ? '' : `:${line}:${column ?? 1}`
    return `  ${source}${place}: ${formatMistake(mistake)}`
  })
  const [first] = mistakes
  return new MockhostError(
    'document-invalid',
    `${source} can't be used, for ${many}:\n${lines.join('\n')}`,
    { path: first?.path, line: first?.line, column: first?.column, mistakes },
  )
}
