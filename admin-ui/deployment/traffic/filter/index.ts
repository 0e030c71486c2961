// Filtering transactions.
export {
  changeFilter,
  createMatcher,
  isFiltering,
  readFilter,
  type TrafficFilter,
  toServerFilter,
} from './traffic-filter.ts'
