// Answers beside each other.
export { type AnswerComparison, compareAnswers, type HeaderDifference } from './compare-answers.ts'
