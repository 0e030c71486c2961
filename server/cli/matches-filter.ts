// Whether a transaction that came through the stream is one of those asked for, as the server's list would say.
import type { Transaction, TransactionFilter } from '../../core/api/index.ts'

export function matchesFilter(
  { request, response }: Transaction,
  { status, method, path }: TransactionFilter,
): boolean {
  if (status !== undefined && !hasStatus(response.status, status)) return false
  if (method !== undefined && request.method !== method) return false
  return path === undefined || request.path.toLowerCase().includes(path.toLowerCase())
}

const hasStatus = (status: number, wanted: string): boolean =>
  wanted.endsWith('xx') ? String(status)[0] === wanted[0] : String(status) === wanted
