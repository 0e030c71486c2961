// Loads a document from a file: text, value, migration, program, each mistake with its line.
import { readFile } from 'node:fs/promises'
import {
  migrateMockoonFile,
  needsMigration,
  type ParsedText,
  parseText,
} from '../../core/formats/index.ts'
import {
  compileDocument,
  type Mistake,
  MockhostError,
  messageOf,
  type Program,
} from '../../core/index.ts'

export interface LoadedDocument {
  readonly file: string
  /** Undefined where the document can't be used. */
  readonly program: Program | undefined
  readonly mistakes: readonly Mistake[]
}

/** Loads a file. Never throws for a bad one: its mistakes say what is wrong. */
export async function loadDocument(file: string): Promise<LoadedDocument> {
  try {
    const parsed = await parseText(await readFile(file, 'utf8'))
    const isOld = needsMigration(parsed.value)
    const { program, mistakes } = compileDocument(
      isOld ? await migrateMockoonFile(parsed.value as object) : parsed.value,
    )
    // The lines of an old file are not those of what it became.
    return {
      file,
      program,
      mistakes: isOld ? mistakes : inOrder(mistakes.map((mistake) => located(mistake, parsed))),
    }
  } catch (error) {
    return { file, program: undefined, mistakes: [unreadable(error)] }
  }
}

function located(mistake: Mistake, parsed: ParsedText): Mistake {
  const position = parsed.locate(mistake.segments)
  return position ? { ...mistake, line: position.line, column: position.column } : mistake
}

const inOrder = (mistakes: Mistake[]): Mistake[] =>
  mistakes.sort((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0))

function unreadable(error: unknown): Mistake {
  const { line, column } = error instanceof MockhostError ? error : {}
  return {
    severity: 'error',
    path: '',
    segments: [],
    message: readReason(error),
    ...(line === undefined ? {} : { line }),
    ...(column === undefined ? {} : { column }),
  }
}

const REASONS: Record<string, string> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder, not a file',
  EACCES: 'it may not be read',
}

function readReason(error: unknown): string {
  const code = (error as { code?: string }).code
  return REASONS[code ?? ''] ?? messageOf(error)
}
