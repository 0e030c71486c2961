// What the list of transactions keeps of each: enough for a line. Bodies and traces are fetched when one is opened.
import type { Transaction } from '../../../../sdk/client/index.ts'

export interface Row {
  readonly kind: 'row'
  readonly id: number
  /** Milliseconds since 1970. */
  readonly time: number
  readonly durationMs: number
  readonly method: string
  readonly path: string
  readonly query: string
  readonly status: number
  readonly source: string
  /** The uuid of the route that answered; null for none. */
  readonly route: string | null
  readonly why: string
  readonly session: string | null
}

/** Transactions that are not in the list, between two that are. */
export interface Gap {
  readonly kind: 'gap'
  readonly count: number
  /** All of them have greater ids. */
  readonly after: number
  /** All of them have smaller ids. */
  readonly before: number
  /** Whether the log has forgotten them. */
  readonly isGone?: boolean
}

export type Item = Row | Gap

export const toRow = ({ request, response, route, ...of }: Transaction): Row => ({
  kind: 'row',
  id: of.id,
  time: Date.parse(of.time),
  durationMs: of.durationMs,
  method: request.method,
  path: request.path,
  query: request.query,
  status: response.status,
  source: of.source,
  route: route?.uuid ?? null,
  why: of.why,
  session: of.session,
})

/** Where an item stands in the list, which goes from great to small. */
export const placeOf = (item: Item): number => (item.kind === 'row' ? item.id : item.before - 0.5)
