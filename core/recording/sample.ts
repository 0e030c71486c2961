// One exchange with the real API, as a recorder keeps it: decoded, and without secrets.
import type { HeaderPairs } from '../world/index.ts'

export interface Sample {
  /** In capitals. */
  readonly method: string
  /** Still percent-encoded, without the query. */
  readonly path: string
  /** Without the question mark. */
  readonly query: string
  readonly requestHeaders: HeaderPairs
  /** Null for none, and for one that is no text. */
  readonly requestBody: string | null
  readonly status: number
  readonly headers: HeaderPairs
  /** Not compressed any more; bytes where it is no text. */
  readonly body: string | Uint8Array | null
  /** Whether only the beginning of the answer's body was kept. */
  readonly isCut: boolean
}

/** The first value of a header, by its lower-case name. */
export const headerOf = (headers: HeaderPairs, lowerName: string): string | undefined =>
  headers.find(([name]) => name.toLowerCase() === lowerName)?.[1]
