// The log of transactions: recorded in memory, kept in a database file of its own.

export type { RecordedExchange, RecordedRequest } from '../../core/trace/index.ts'
export { openTransactionLog } from './open-transaction-log.ts'
export type { ReplayableRequest } from './replayable.ts'
export type { Ring } from './ring.ts'
export type {
  LogMetrics,
  TransactionListener,
  TransactionLog,
  TransactionLogOptions,
} from './transaction-log.ts'
