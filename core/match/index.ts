// Matching: which endpoints of a mock answer a method and a path.
export { ComplexPath, createPathMatcher, type Parameters, SimplePath } from './endpoint.ts'
export {
  type EndpointSyntax,
  type ParsedEndpoint,
  parseEndpoint,
  withId,
} from './endpoint-syntax.ts'
export { LayeredRouter } from './layered-router.ts'
export { type Entry, Router } from './router.ts'
