// State: what requests change, apart from the program.
export { BucketDirectory, type BucketName } from './bucket-directory.ts'
export { type BucketContent, Layer, type LayerContents } from './layer.ts'
export {
  type BucketSource,
  restoreState,
  type SavedState,
  saveCounts,
  saveData,
} from './snapshot.ts'
