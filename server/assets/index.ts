// Files that were uploaded to deployments: kept in the database under their paths, each content once.
export { Assets } from './assets.ts'
export { filesOf } from './files-of.ts'
export { copyFiles, pathsOfFiles } from './rows.ts'
