// Reads a mock that is to go live: from a value or a text to its program and what is odd in it, or a refusal.
import type { ApiMistake } from '../../core/api/index.ts'
import {
  migrateMockoonFile,
  needsMigration,
  type ParsedText,
  parseText,
} from '../../core/formats/index.ts'
import {
  compileDocument,
  type Mistake,
  type Mock,
  MockhostError,
  messageOf,
  type Program,
} from '../../core/index.ts'
import { apiMistakes } from './mistakes.ts'
import { mockInvalid, mockTooLarge } from './refusals.ts'

export interface ReadMock {
  /** As it was written, in JSON. */
  readonly json: string
  readonly bytes: number
  readonly mock: Mock
  readonly program: Program
  /** What is odd, in the order of the text; and the places of the text for more of it. */
  readonly mistakes: readonly Mistake[]
  readonly text: ParsedText | undefined
}

/**
 * @param written an object, or its text as JSON or YAML, whose mistakes are then told with their lines
 * @param maxBytes of the text, and of it as JSON; 0 for any
 * @throws Refusal `mock-too-large`, or `mock-invalid` with every mistake
 */
export async function readMock(written: unknown, maxBytes: number): Promise<ReadMock> {
  const assertSize = (text: string): number => {
    const bytes = Buffer.byteLength(text)
    if (maxBytes > 0 && bytes > maxBytes) throw mockTooLarge(bytes, maxBytes)
    return bytes
  }
  if (typeof written === 'string') assertSize(written)
  const text = typeof written === 'string' ? await parse(written) : undefined
  const json = jsonOf(text ? text.value : written)
  const bytes = assertSize(json)
  // YAML says things that JSON can't: what is compiled is what is kept.
  const compiled = await compileWritten(text ? JSON.parse(json) : written, text)
  return { json, bytes, ...compiled }
}

/**
 * The program of a mock, which may be an old Mockoon file.
 * @throws Refusal `mock-invalid`
 */
export async function compileWritten(
  value: unknown,
  source?: ParsedText,
): Promise<Pick<ReadMock, 'mock' | 'program' | 'mistakes' | 'text'>> {
  const isOld = needsMigration(value)
  const current = isOld ? await migrated(value as object) : value
  const { mock, program, mistakes } = compileDocument(current)
  // The lines of an old file are not those of what it became.
  const text = isOld ? undefined : source
  if (!mock || !program) throw mockInvalid(apiMistakes(mistakes, text))
  return { mock, program, mistakes, text }
}

/** The value at the newest data model. */
export const upToDate = async (value: unknown): Promise<unknown> =>
  needsMigration(value) ? migrated(value as object) : value

async function migrated(value: object): Promise<object> {
  try {
    return await migrateMockoonFile(value)
  } catch (error) {
    throw refusalFor(error)
  }
}

async function parse(text: string): Promise<ParsedText> {
  try {
    return await parseText(text)
  } catch (error) {
    throw refusalFor(error)
  }
}

function jsonOf(value: unknown): string {
  try {
    return JSON.stringify(value) ?? 'null'
  } catch (error) {
    // It is nested too deeply, or contains itself.
    throw mockInvalid([wholly(`the document can't be written as JSON (${messageOf(error)})`)])
  }
}

/** What can be mended is the writer's to mend; the rest is ours. */
function refusalFor(error: unknown): unknown {
  if (!(error instanceof MockhostError)) return error
  const { line, column } = error
  const place = line === undefined ? {} : { line, column: column ?? 1 }
  return mockInvalid([{ ...wholly(error.message), ...place }])
}

const wholly = (message: string): ApiMistake => ({ severity: 'error', path: '', message })
