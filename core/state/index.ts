// State: what requests change, apart from the program.
export { BucketDirectory, type BucketName } from './bucket-directory.ts'
export { type BucketContent, Layer } from './layer.ts'
