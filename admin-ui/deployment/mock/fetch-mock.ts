// The mock of a deployment as it is live, with every field filled in.
import type { MockhostClient } from '../../../sdk/client/index.ts'
import { type OpenedDocument, openDocument } from '../../../sdk/editing/index.ts'

export interface FetchedMock extends OpenedDocument {
  readonly revision: number
}

/** A file of an older Mockoon is brought up to date by the server. */
export async function fetchMock(
  client: Pick<MockhostClient, 'mock' | 'mockText'>,
  name: string,
): Promise<FetchedMock> {
  const { mock: written, revision } = await client.mock(name)
  if (!isOld(written)) return { ...openDocument(written), revision }
  const { text } = await client.mockText(name, { format: 'mockoon', revision })
  return { ...openDocument(JSON.parse(text)), revision }
}

const NEWEST = 33

const isOld = (written: unknown): boolean => {
  const { lastMigration } = (written ?? {}) as { lastMigration?: unknown }
  return typeof lastMigration === 'number' && lastMigration < NEWEST
}
