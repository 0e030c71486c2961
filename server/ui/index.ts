// The admin UI, served on the bare domain.

export type { PackedFile, PackedFiles } from './packed-files.ts'
export { isUiPath, serveUi } from './serve-ui.ts'
