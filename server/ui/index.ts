// The admin UI, served on the bare domain.
export { type NewFile, packFiles } from './pack.ts'
export { serveUi } from './serve-ui.ts'
