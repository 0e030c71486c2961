// Builds the admin UI, and packs it into one file: compressed, with what a server says of each part.
import { createHash } from 'node:crypto'
import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { lookup } from 'mrmime'
import { build } from 'vite'
import type { PackedFiles } from '../server/ui/index.ts'

const inRoot = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url))
const folder = inRoot('admin-ui/dist')

await build({ configFile: inRoot('admin-ui/vite.config.ts'), logLevel: 'warn' })

const files: PackedFiles = Object.fromEntries(
  globSync('**/*.*', { cwd: folder }).map((path) => {
    const bytes = readFileSync(`${folder}/${path}`)
    return [
      `/${path}`,
      {
        type: typeOf(path),
        etag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 20)}"`,
        gzip: gzipSync(bytes, { level: 9 }).toString('base64'),
      },
    ]
  }),
)
writeFileSync(inRoot('server/ui/admin-ui.pack'), JSON.stringify(files))

function typeOf(path: string): string {
  const type = lookup(path) ?? 'application/octet-stream'
  return /^text\/|javascript|json|svg/.test(type) ? `${type}; charset=utf-8` : type
}
