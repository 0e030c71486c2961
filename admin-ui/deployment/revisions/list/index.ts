// The list of revisions.
export { groupRevisions, type RevisionGroup } from './group-revisions.ts'
export { RevisionList } from './revision-list.tsx'
