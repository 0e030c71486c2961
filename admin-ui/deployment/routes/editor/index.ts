// The editor of a route.
export { RouteEditor } from './route-editor.tsx'
