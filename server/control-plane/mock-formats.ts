// A mock as it was deployed, written in the formats that it can be read in.
import { readDocument } from '../../core/document/index.ts'
import {
  type MockoonFile,
  migrateMockoonFile,
  needsMigration,
  toMockoon,
  toYaml,
} from '../../core/formats/index.ts'

export const MOCK_FORMATS = ['json', 'yaml', 'mockoon'] as const
export type MockFormat = (typeof MOCK_FORMATS)[number]

export interface WrittenText {
  readonly text: string
  /** Where the mock holds what the format has no word for. */
  readonly lost: readonly string[]
}

export async function writeMock(document: unknown, format: MockFormat): Promise<WrittenText> {
  if (format === 'yaml') return { text: await toYaml(document), lost: [] }
  if (format === 'json') return { text: JSON.stringify(document), lost: [] }
  const { environment, lost } = await mockoonOf(document)
  return { text: JSON.stringify(environment), lost }
}

/** For the header that names what is lost: so many places, and how many more. */
const MAX_NAMED = 50

export function lostHeader(lost: readonly string[]): Record<string, string> {
  if (lost.length === 0) return {}
  const more = lost.length - MAX_NAMED
  const named = lost.slice(0, MAX_NAMED).map((place) => encodeURI(place))
  return { 'X-Mockhost-Lost': [...named, ...(more > 0 ? [`${more} more`] : [])].join(', ') }
}

/** As a Mockoon environment of the newest data model. */
async function mockoonOf(document: unknown): Promise<MockoonFile> {
  const { mock } = readDocument(await upToDate(document))
  if (!mock) throw new Error('A document that was deployed can no longer be read')
  return toMockoon(mock)
}

const upToDate = async (document: unknown): Promise<unknown> =>
  needsMigration(document) ? migrateMockoonFile(document as object) : document
