// The filter of transactions: as the address of the screen says it, as the server takes it, and over those that came.
import type { TransactionFilter } from '../../../../sdk/client/index.ts'

export interface TrafficFilter {
  /** `404`, or `4xx`. */
  readonly status?: string | undefined
  /** In capitals. */
  readonly method?: string | undefined
  /** A part of the path. */
  readonly path?: string | undefined
  /** The uuid of a route. */
  readonly route?: string | undefined
  readonly session?: string | undefined
}

/** What a filter looks at. */
export interface Filterable {
  readonly status: number
  readonly method: string
  readonly path: string
  readonly route: string | null
  readonly session: string | null
}

const STATUS = /^[1-9](\d\d|xx)$/

/** Reads the search of an address; what is no filter there is left out. */
export function readFilter(search: Readonly<Record<string, unknown>>): TrafficFilter {
  const status = textOf(search.status)
  const filter: TrafficFilter = {
    status: status !== undefined && STATUS.test(status) ? status : undefined,
    method: textOf(search.method)?.toUpperCase(),
    path: textOf(search.path),
    route: textOf(search.route),
    session: textOf(search.session),
  }
  return withoutEmpty(filter)
}

/** Search parameters may come as numbers where they look like some. */
function textOf(value: unknown): string | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined
  return value === '' ? undefined : String(value)
}

const withoutEmpty = (filter: TrafficFilter): TrafficFilter =>
  Object.fromEntries(
    Object.entries(filter).filter(([, value]) => value !== undefined && value !== ''),
  )

/** A change of the filter; what is undefined or empty filters no more. */
export const changeFilter = (filter: TrafficFilter, change: TrafficFilter): TrafficFilter =>
  withoutEmpty({ ...filter, ...change })

export const isFiltering = (filter: TrafficFilter): boolean =>
  Object.keys(withoutEmpty(filter)).length > 0

export const toServerFilter = (filter: TrafficFilter): TransactionFilter =>
  withoutEmpty(filter) as TransactionFilter

/** Whether a transaction passes, as the server would say it. */
export function createMatcher(filter: TrafficFilter): (row: Filterable) => boolean {
  const { status, method, route, session } = filter
  const path = filter.path?.toLowerCase()
  return (row) =>
    (status === undefined || isStatus(row.status, status)) &&
    (method === undefined || row.method === method) &&
    (path === undefined || row.path.toLowerCase().includes(path)) &&
    (route === undefined || row.route === route) &&
    (session === undefined || row.session === session)
}

const isStatus = (status: number, wanted: string): boolean =>
  wanted.endsWith('xx') ? String(status)[0] === wanted[0] : String(status) === wanted
