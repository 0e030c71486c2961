// The package as npm would hold it, built once for all test files that want it at the same time.
import { execFile } from 'node:child_process'
import { cpSync, globSync, mkdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import Database from 'better-sqlite3'

const root = fileURLToPath(new URL('../..', import.meta.url))
const inRoot = (path: string): string => join(root, path)

/** What the build writes last. */
const LAST_BUILT = inRoot('dist/mock.schema.json')

/** Folders are sources too: they tell of files that are gone. */
const SOURCES = '{core,sdk,server,dist-scripts,package.json,tsconfig*.json}{,/**}'

const timeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0

const isBuilt = (): boolean => {
  const builtAt = timeOf(LAST_BUILT)
  return globSync(SOURCES, { cwd: root }).every((path) => timeOf(inRoot(path)) < builtAt)
}

/** A database is locked until its process ends, however it ends. */
async function alone<Result>(work: () => Promise<Result>): Promise<Result> {
  const lock = new Database(inRoot('node_modules/.package-build.lock'), { timeout: 100_000 })
  lock.exec('BEGIN EXCLUSIVE')
  try {
    return await work()
  } finally {
    lock.close()
  }
}

/** Has `dist/` hold what the sources say. */
export async function buildPackage(): Promise<void> {
  await alone(async () => {
    if (!isBuilt()) await runApart('npm', ['run', '--silent', 'prepack'], { cwd: root })
  })
}

/** Puts the package into a folder below the project, where its dependencies are found without installing them. */
export async function placePackage(folder: string): Promise<void> {
  await buildPackage()
  const place = join(folder, 'node_modules/mockhost')
  mkdirSync(place, { recursive: true })
  for (const path of ['package.json', 'dist'])
    cpSync(inRoot(path), join(place, path), { recursive: true })
}

export interface ApartOptions {
  readonly cwd: string
  readonly env?: NodeJS.ProcessEnv
}

/** A command and its arguments as a stranger would run them: the test runner's loader gets in the way of other tools. */
export const apart = (...command: string[]): [string, string[]] => [
  'env',
  ['-u', 'NODE_OPTIONS', ...command],
]

/** Runs a command to its end. */
export async function runApart(
  command: string,
  args: readonly string[],
  { cwd, env = {} }: ApartOptions,
): Promise<string> {
  const [file, all] = apart(command, ...args)
  const options = { cwd, env: { ...process.env, NO_COLOR: '1', ...env } }
  const { stdout } = await promisify(execFile)(file, all, options)
  return stdout
}

/** The way to a tool of the project. */
export const toolPath = (name: string): string => inRoot(`node_modules/.bin/${name}`)
