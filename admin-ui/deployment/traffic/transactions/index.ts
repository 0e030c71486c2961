// The list of transactions.
export { TransactionList } from './transaction-list.tsx'
