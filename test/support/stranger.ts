// Somebody who has nothing but the package: packed, and installed in an empty folder outside the project.
import {
  cpSync,
  globSync,
  mkdtempSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildPackage, runApart, toolPath } from './built-package.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const programs = fileURLToPath(new URL('../package/programs', import.meta.url))

/** What the package promises to run on: the oldest Node too. */
export const RUNTIMES = {
  'Node 24': toolPath('node'),
  'Node 22': fileURLToPath(new URL('node-22/node_modules/node/bin/node', import.meta.url)),
  Bun: toolPath('bun'),
} as const
export type Runtime = keyof typeof RUNTIMES

/** What `npm pack` tells. */
interface Packed {
  readonly filename: string
  readonly size: number
  readonly files: readonly { readonly path: string }[]
}

export class Stranger {
  readonly folder: string
  readonly packed: Packed

  constructor(folder: string, packed: Packed) {
    this.folder = folder
    this.packed = packed
  }

  path(...parts: string[]): string {
    return join(this.folder, ...parts)
  }

  write(path: string, text: string): void {
    writeFileSync(this.path(path), text)
  }

  /** Runs one of the programs in `test/package/programs`, and tells what it printed. */
  runProgram(name: string, runtime: Runtime, env: NodeJS.ProcessEnv = {}): Promise<string> {
    return this.run(RUNTIMES[runtime], [name], env)
  }

  run(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<string> {
    return runApart(command, args, { cwd: this.folder, env })
  }

  /** Has a package beside, as the project has it installed, while the work lasts. */
  async with<Result>(name: string, work: () => Promise<Result>, installed = name): Promise<Result> {
    const link = this.path('node_modules', name)
    symlinkSync(join(root, 'node_modules', installed), link)
    try {
      return await work()
    } finally {
      rmSync(link)
    }
  }

  /** The bytes of all that has been installed. */
  installedBytes(): number {
    const files = globSync('node_modules/**', { cwd: this.folder })
    return files
      .map((file) => statSync(this.path(file)))
      .reduce((sum, file) => sum + (file.isFile() ? file.size : 0), 0)
  }
}

/** Packs the package, and installs it. */
export async function createStranger(): Promise<Stranger> {
  await buildPackage()
  const folder = mkdtempSync(join(tmpdir(), 'mockhost-package-'))
  const pack = ['pack', '--json', '--silent', '--ignore-scripts', '--pack-destination', folder]
  const [packed] = JSON.parse(await runApart('npm', pack, { cwd: root }))
  const stranger = new Stranger(folder, packed)
  stranger.write('package.json', '{ "type": "module", "private": true }')
  await stranger.run('npm', ['install', '--no-audit', '--no-fund', join(folder, packed.filename)])
  cpSync(programs, folder, { recursive: true })
  return stranger
}
