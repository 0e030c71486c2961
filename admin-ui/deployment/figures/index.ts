// Figures and times as people read them.
export { formatBytes, formatClock, formatCount, formatDuration } from './format.ts'
