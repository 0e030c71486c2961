// The world beyond a mock, as each runtime has it: other servers, and files.
export { besideMsw } from './beside-msw.ts'
export { upstreamOver } from './fetch-upstream.ts'
export { type FileContent, type Folder, filesBy, filesOfFolder, type ReadFile } from './files.ts'
export { createUpstream, type UpstreamOptions } from './upstream.ts'
