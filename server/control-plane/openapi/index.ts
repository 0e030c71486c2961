// The API described: its OpenAPI document.
export { openApiOperation } from './operation.ts'
