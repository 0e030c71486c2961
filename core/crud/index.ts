// CRUD routes: a whole resource over a data bucket.
export { asId, findIdTemplate } from './id-template.ts'
export {
  nextNumber,
  OPERATIONS,
  type Operation,
  type OperationResult,
  operate,
} from './operations.ts'
