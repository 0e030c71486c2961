// Files as bodies.
export { type FileWork, sendFile } from './send-file.ts'
