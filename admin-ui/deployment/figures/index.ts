// Figures and times as people read them.
export { asSentence } from './as-sentence.ts'
export { formatBytes, formatClock, formatCount, formatDuration } from './format.ts'
