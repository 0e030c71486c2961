// What is different between two revisions, in words.
export { ChangesList } from './changes-list.tsx'
export { groupDifferences } from './group-differences.ts'
