// Documents as an editor has them: every field filled in, and written back as a person would have written them.
import { compactMock, type Dialect, type Mock, readDocument } from '../../core/document/index.ts'
import { compileDocument, type Mistake, MockhostError, type WrittenMock } from '../../core/index.ts'

export interface OpenedDocument {
  readonly mock: Mock
  /** To be handed back when it is written. */
  readonly dialect: Dialect
}

/** @throws MockhostError `document-invalid` for what is no mock */
export function openDocument(document: unknown): OpenedDocument {
  const { mock, dialect, mistakes } = readDocument(document)
  if (mock) return { mock, dialect }
  throw new MockhostError('document-invalid', mistakes[0]?.message ?? 'This is no mock', {
    mistakes,
  })
}

/** The document of a mock: reading it again gives the same mock. */
export const writeDocument = ({ mock, dialect }: OpenedDocument): WrittenMock =>
  compactMock(mock, dialect)

/** What is wrong with a mock, each mistake at its place in it: `routes[2].responses[0].body`. */
export function checkMock({ mock, dialect }: OpenedDocument): readonly Mistake[] {
  const { lastMigration: _, ...fields } = mock
  return compileDocument(dialect === 'mockoon' ? mock : fields).mistakes
}
