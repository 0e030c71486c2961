// What is in the package, and what comes with it.
import { existsSync, readFileSync } from 'node:fs'
import type { Test } from 'tap'
import type { Stranger } from '../support/stranger.ts'

/** Little more than it takes: who makes it heavier is to know. Half of what is packed is the admin UI. */
const MOST_PACKED_BYTES = 1_750_000
const MOST_INSTALLED_BYTES = 16_300_000

export function holdsNoMoreThanItNeeds(t: Test, { packed }: Stranger): void {
  const files = packed.files.map(({ path }) => path)
  for (const file of [
    'LICENSE',
    'README.md',
    'dist/mock.schema.json',
    'dist/server/main.js',
    'dist/THIRD-PARTY-LICENSES',
  ])
    t.ok(files.includes(file), file)
  t.same(
    files.filter((file) => !/^(dist\/|LICENSE$|README\.md$|package\.json$)/.test(file)),
    [],
  )
  t.same(
    files.filter((file) => /\/(test|bench|dist-scripts)\//.test(file)),
    [],
  )
}

export function installsNothingOfServers(t: Test, stranger: Stranger): void {
  for (const name of ['mockhost', '@faker-js/faker'])
    t.ok(existsSync(stranger.path('node_modules', name)), `${name} is installed`)
  for (const name of ['elysia', '@elysiajs', 'commander', 'better-sqlite3', 'msw'])
    t.notOk(existsSync(stranger.path('node_modules', name)), `${name} is not`)
}

export function isLight(t: Test, stranger: Stranger): void {
  const installed = stranger.installedBytes()
  t.comment(`packed ${stranger.packed.size} bytes, installed with all it needs ${installed} bytes`)
  t.ok(stranger.packed.size < MOST_PACKED_BYTES)
  t.ok(installed < MOST_INSTALLED_BYTES)
}

export async function hasSchema(t: Test, stranger: Stranger): Promise<void> {
  const schema = JSON.parse(
    readFileSync(stranger.path('node_modules/mockhost/dist/mock.schema.json'), 'utf8'),
  )
  t.match(schema, { type: 'object', properties: { routes: { type: 'array' } } })
  const { default: Ajv } = await import('ajv')
  const validate = new Ajv({ strict: false, validateSchema: false }).compile(schema)
  t.ok(validate({ routes: [{ endpoint: '/a', body: { a: 1 }, headers: { 'x-a': 1 } }] }))
  t.notOk(validate({ routes: [{ endpoint: '/a', statusCode: 'x' }] }))
  t.notOk(validate({ rutes: [] }))
}
