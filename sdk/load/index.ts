// Loading documents from files and URLs.
export { loadMock } from './load-mock.ts'
