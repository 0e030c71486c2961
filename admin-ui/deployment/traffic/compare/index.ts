// Answers beside each other.
export { type AnswerComparison, compareAnswers, type HeaderDifference } from './compare-answers.ts'
export { Comparison } from './comparison.tsx'
export { ReplayDialog, type Replayed } from './replay-dialog.tsx'
