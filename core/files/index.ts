// Files as bodies.
export type { CompiledFile, CompiledPath, Content } from './compiled-file.ts'
export { ContentCache } from './content-cache.ts'
export { compilePath, renderPath } from './path.ts'
export { type FileWork, planFile } from './plan.ts'
export { readMessage } from './read-message.ts'
export { renderText } from './render-content.ts'
export { sendFile } from './send-file.ts'
export { isTemplateName, typeOfName } from './types.ts'
