// The editor of a route.

export { METHODS } from './choices.ts'
export { exampleOf, methodOf } from './render-response.ts'
export { RouteEditor } from './route-editor.tsx'
