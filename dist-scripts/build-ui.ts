// Builds the admin UI, and packs its files into one, which goes into the binary and into the package.
import { globSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { lookup } from 'mrmime'
import { build } from 'vite'
import { packFiles } from '../server/ui/index.ts'

const inRoot = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url))
const folder = inRoot('admin-ui/dist')
const pack = inRoot('server/ui/admin-ui.pack')

await build({ configFile: inRoot('admin-ui/vite.config.ts'), logLevel: 'warn' })

const files = globSync('**/*.*', { cwd: folder })
  .sort()
  .map((path) => ({
    path: `/${path}`,
    type: typeOf(path),
    bytes: readFileSync(`${folder}/${path}`),
  }))
// In one step: a server that is starting reads the old one or the new one.
writeFileSync(`${pack}.new`, packFiles(files))
renameSync(`${pack}.new`, pack)

function typeOf(path: string): string {
  const type = lookup(path) ?? 'application/octet-stream'
  return /^text\/|javascript|json|svg/.test(type) ? `${type}; charset=utf-8` : type
}
