// The log of transactions, as Mockoon writes them.
import type { Transaction } from '../../core/api/index.ts'
import { withModules } from '../../core/index.ts'
import { json, message } from './answers.ts'
import { mockoonTransaction } from './mockoon-transaction.ts'
import type { AdminCall, Operation } from './parts.ts'

/** How many are read at once. */
const BATCH = 200

export const listLogs: Operation = async (call) => {
  const { page, limit } = call.request.query
  const first = numberOf(page, 1)
  const count = numberOf(limit, 10)
  if (!(first > 0 && count > 0)) return json([])
  const { program } = await call.parts.live.engineOf(call.id)
  const found = readSlice(call, (first - 1) * count, count)
  return json(
    await withModules(() => found.map((transaction) => mockoonTransaction(transaction, program))),
  )
}

export const purgeLogs: Operation = ({ parts, id }) => {
  parts.log.clear(id)
  return message('Logs have been purged')
}

const numberOf = (text: unknown, fallback: number): number =>
  text === undefined ? fallback : Number.parseInt(String(text), 10)

/** Oldest first. */
function readSlice({ parts, id }: AdminCall, start: number, count: number): Transaction[] {
  const found: Transaction[] = []
  let last = 0
  let skipped = 0
  while (found.length < count) {
    const batch = parts.log.since(id, last, BATCH)
    const skip = Math.min(start - skipped, batch.length)
    found.push(...batch.slice(skip, skip + count - found.length))
    skipped += skip
    if (batch.length < BATCH) break
    last = batch.at(-1)?.id ?? last
  }
  return found
}
