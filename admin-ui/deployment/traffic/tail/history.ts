// Transactions that were there before, as rows, a page at a time.
import type { MockhostClient } from '../../../../sdk/client/index.ts'
import { type TrafficFilter, toServerFilter } from '../filter/traffic-filter.ts'
import { type Gap, type Row, toRow } from './row.ts'

export interface HistoryPage {
  /** Newest first. */
  readonly rows: readonly Row[]
  /** Whether there are none before them. */
  readonly isEnd: boolean
}

const PAGE = 100
const MOST_PER_PAGE = 200

export class History {
  readonly #client: MockhostClient
  readonly #name: string

  /** @param name of the deployment */
  constructor(client: MockhostClient, name: string) {
    this.#client = client
    this.#name = name
  }

  /** The id of the newest transaction; 0 where there is none. */
  async newest(): Promise<number> {
    const { transactions } = await this.#client.transactionPage(this.#name, { limit: 1 })
    return transactions[0]?.id ?? 0
  }

  /** @param before only those with smaller ids */
  async page(filter: TrafficFilter, before?: number, limit = PAGE): Promise<HistoryPage> {
    const { transactions, cursor } = await this.#client.transactionPage(this.#name, {
      ...toServerFilter(filter),
      ...(before === undefined ? {} : { before }),
      limit,
    })
    return { rows: transactions.map(toRow), isEnd: cursor === null }
  }

  /** What a gap stands for, as far as the log still has it. */
  async within({ after, before }: Gap, filter: TrafficFilter): Promise<readonly Row[]> {
    const rows: Row[] = []
    let next = before
    for (;;) {
      const page = await this.page(filter, next, MOST_PER_PAGE)
      const wanted = page.rows.filter(({ id }) => id > after)
      rows.push(...wanted)
      const last = wanted.at(-1)
      if (page.isEnd || !last || wanted.length < page.rows.length) return rows
      next = last.id
    }
  }
}
