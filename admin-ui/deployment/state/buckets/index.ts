// The buckets of a state.
export { BucketsPanel } from './buckets-panel.tsx'
