// What a contender takes on disk, with everything that it is installed with.
import { existsSync, lstatSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** MB of a file, or of a package with the packages that it depends on. */
export function installedMegabytes(path: string): number {
  if (statSync(path).isFile()) return statSync(path).size / 1e6
  const packages = new Set<string>()
  const visit = (folder: string): void => {
    if (packages.has(folder)) return
    packages.add(folder)
    const { dependencies = {} } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
    for (const name of Object.keys(dependencies)) {
      const found = resolve(name, folder)
      if (found) visit(found)
    }
  }
  visit(path)
  return [...packages].reduce((sum, folder) => sum + bytesOf(folder), 0) / 1e6
}

/** Where Node would find a package; nowhere for one that is optional and not installed. */
function resolve(name: string, from: string): string | undefined {
  for (let folder = from; folder !== dirname(folder); folder = dirname(folder)) {
    const found = join(folder, 'node_modules', name)
    if (existsSync(join(found, 'package.json'))) return found
  }
  return undefined
}

/** Without the packages inside it, which are counted where something depends on them. */
function bytesOf(folder: string): number {
  return readdirSync(folder).reduce((sum, name) => {
    if (name === 'node_modules') return sum
    const path = join(folder, name)
    const stats = lstatSync(path)
    return sum + (stats.isDirectory() ? bytesOf(path) : stats.size)
  }, 0)
}
