// The key that requests of somebody who is signed in take to a private deployment.
import { type MockhostClient, MockhostError } from '../../../../sdk/client/index.ts'

/** Undefined where none is needed, or where the one who is signed in may see none: the mock will say so then. */
export async function mockKey(client: MockhostClient, name: string): Promise<string | undefined> {
  const { visibility } = await client.get(name)
  if (visibility === 'public') return undefined
  try {
    const keys = await client.keys(name)
    return keys.find(({ expiresAt }) => expiresAt === null || new Date(expiresAt) > new Date())?.key
  } catch (error) {
    if (error instanceof MockhostError && error.status === 403) return undefined
    throw error
  }
}
