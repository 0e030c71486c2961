// Documents from files.
export { type LoadedDocument, loadDocument } from './load.ts'
export { formatMistakeOfFile } from './report.ts'
