// Routes made from requests.
export { endpointOf, type PathSegment, type ReadPath, readPath } from './endpoint-of.ts'
export { draftRoute, type RouteDraft } from './route-draft.ts'
