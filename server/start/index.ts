// `mockhost start` and `mockhost restore`.
export { createHost, type Host } from './host.ts'
export { startOptions } from './options.ts'
export { restore } from './restore.ts'
export { start } from './start.ts'
