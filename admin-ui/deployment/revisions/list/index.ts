// The list of revisions.
export { groupRevisions, type RevisionGroup } from './group-revisions.ts'
