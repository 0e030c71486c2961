// A mock as it was deployed, written in the formats that it can be read in.
import { readDocument } from '../../core/document/index.ts'
import { migrateMockoonFile, needsMigration, toMockoon, toYaml } from '../../core/formats/index.ts'

export const MOCK_FORMATS = ['json', 'yaml', 'mockoon'] as const
export type MockFormat = (typeof MOCK_FORMATS)[number]

/** The mock as text. */
export async function writeMock(document: unknown, format: MockFormat): Promise<string> {
  if (format === 'yaml') return toYaml(document)
  return JSON.stringify(format === 'mockoon' ? await mockoonOf(document) : document)
}

/** As a Mockoon environment of the newest data model. */
async function mockoonOf(document: unknown): Promise<object> {
  const { mock } = readDocument(await upToDate(document))
  if (!mock) throw new Error('A document that was deployed can no longer be read')
  return toMockoon(mock).environment
}

const upToDate = async (document: unknown): Promise<unknown> =>
  needsMigration(document) ? migrateMockoonFile(document as object) : document
