// A transaction, whole.
export { TransactionDetail } from './transaction-detail.tsx'
