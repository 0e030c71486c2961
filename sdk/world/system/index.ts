// What needs more than the web platform, on Node and Bun: loaded when it is used, and nothing of it in browsers.
export { folderFiles } from './folder-files.ts'
export { createNodeUpstream } from './node-upstream.ts'
export { connectUpstream } from './sockets/index.ts'
