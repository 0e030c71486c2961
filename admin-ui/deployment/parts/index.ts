// Lists of the parts of a mock.
export { type ListedPart, PartList } from './part-list.tsx'
export { UseList } from './use-list.tsx'
