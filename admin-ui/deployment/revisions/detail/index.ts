// One revision.
export { RevisionDetail } from './revision-detail.tsx'
