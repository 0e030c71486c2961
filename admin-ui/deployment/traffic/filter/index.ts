// Filtering transactions.
export { FilterBar } from './filter-bar.tsx'
export {
  changeFilter,
  createMatcher,
  isFiltering,
  readFilter,
  type TrafficFilter,
  toServerFilter,
} from './traffic-filter.ts'
