// What is different between two revisions, in words.
export {
  type DifferenceGroup,
  groupDifferences,
  type PlacedDifference,
} from './group-differences.ts'
export { namePart, type PartKind } from './name-part.ts'
export { parsePath } from './parse-path.ts'
