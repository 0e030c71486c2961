// Revisions side by side.
export { TextDiff } from './text-diff.tsx'
