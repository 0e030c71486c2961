// Opens a log in a folder of the test, and closes it when the test is over.
import { join } from 'node:path'
import type { Test } from 'tap'
import {
  openTransactionLog,
  type TransactionLog,
  type TransactionLogOptions,
} from '../../../server/transactions/index.ts'

export interface OpenLog {
  log: TransactionLog
  file: string
  problems: string[]
}

/** A log that writes only when it is told to, unless the options say otherwise. */
export async function openLog(
  t: Test,
  options: Partial<TransactionLogOptions> = {},
): Promise<OpenLog> {
  const problems: string[] = []
  const file = options.file ?? join(t.testdir({}), 'log.db')
  const log = await openTransactionLog({
    maxAgeMs: 0,
    flushMs: 3_600_000,
    onProblem: (message) => problems.push(message),
    ...options,
    file,
  })
  t.teardown(() => log.close())
  return { log, file, problems }
}
