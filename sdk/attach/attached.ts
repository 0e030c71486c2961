// What the sessions of an attached deployment share.
import type { MockhostClient } from '../client/index.ts'

export interface Attached {
  readonly client: MockhostClient
  readonly subdomain: string
  /** Where it answers. */
  readonly url: string
  /** Of the deployment; undefined where it has none. */
  readonly key: string | undefined
  /** Whether the log of the deployment keeps anything. */
  readonly keepsLog: boolean
  /** How many requests each response had answered when it was attached, by its uuid. */
  readonly before: ReadonlyMap<string, number>
  /** The last transaction that is of no interest: before it was attached, or reset. */
  lastTransaction: number
}

/** The id of the newest transaction; 0 for none. */
export async function newestTransaction(
  client: MockhostClient,
  subdomain: string,
): Promise<number> {
  const { transactions } = await client.transactionPage(subdomain, { limit: 1 })
  return transactions[0]?.id ?? 0
}

/** Names a session in calls of the management API. */
export const ofSession = (session: string | null): { session?: string } =>
  session === null ? {} : { session }
