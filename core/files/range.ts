// The part of a file that a client asks for. Source: RFC 9110, 14; Mockoon 9.9 where a Mockoon file is served.
import { parse } from 'range-parser'
import type { Dialect } from '../document/index.ts'
import type { RequestView } from '../request/index.ts'

/** Bytes from `start` up to, and without, `end`. */
export interface Part {
  readonly start: number
  readonly end: number
}

/** All of it, a part, or none that there is. */
export type Wanted = 'all' | 'unsatisfiable' | 'malformed' | Part

/** The first part of several is given, and all of it where what is asked for can't be read. */
export function wantedOf(
  request: RequestView,
  size: number,
  etag: string,
  dialect: Dialect,
): Wanted {
  const header = request.method === 'GET' ? request.header('range') : undefined
  if (header === undefined) return 'all'
  const condition = request.header('if-range')
  if (condition !== undefined && condition !== etag) return 'all'
  const { type, ranges, code } = parse(size, header)
  const [first] = ranges
  if (dialect !== 'mockoon' && (type !== 'bytes' || code === 1)) return 'all'
  if (first) return { start: first.start, end: first.end + 1 }
  return (code & 1) !== 0 ? 'malformed' : 'unsatisfiable'
}
