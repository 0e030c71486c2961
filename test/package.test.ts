// The package as a stranger meets it: packed, installed in an empty folder, used on Node and Bun and in a page, type-checked.
import { readFileSync, rmSync } from 'node:fs'
import t from 'tap'
import { hosts, saysWhatIsMissing, servesSample } from './package/command.ts'
import {
  hasSchema,
  holdsNoMoreThanItNeeds,
  installsNothingOfServers,
  isLight,
} from './package/contents.ts'
import { modulesWork, workBehindMsw } from './package/modules.ts'
import { worksInPage } from './package/page.ts'
import { typesAreRight } from './package/types.ts'
import { createStranger, RUNTIMES, type Runtime } from './support/stranger.ts'

const stranger = await createStranger()
t.teardown(() => rmSync(stranger.folder, { recursive: true, force: true }))

t.test('it holds what it needs, and no more', async (t) => holdsNoMoreThanItNeeds(t, stranger))
t.test('who only tests installs nothing that only servers need', async (t) =>
  installsNothingOfServers(t, stranger),
)
t.test('it is light', async (t) => isLight(t, stranger))
t.test('its JSON Schema says what a document may be', (t) => hasSchema(t, stranger))

for (const runtime of Object.keys(RUNTIMES) as Runtime[]) {
  t.test(`its modules work on ${runtime}`, (t) => modulesWork(t, stranger, runtime))
  t.test(`it works behind both majors of MSW on ${runtime}`, (t) =>
    workBehindMsw(t, stranger, runtime),
  )
  t.test(`the command serves on ${runtime}`, (t) => servesSample(t, stranger, runtime))
}

t.test('the command hosts on Node 24, with SQLite beside', (t) =>
  stranger.with('better-sqlite3', () => hosts(t, stranger, 'Node 24')),
)
t.test('the command hosts on Bun, which has SQLite', (t) => hosts(t, stranger, 'Bun'))
t.test('where SQLite is missing, it is said how it is had', (t) =>
  saysWhatIsMissing(t, stranger, 'Node 24'),
)
t.test('npx finds the command', async (t) => {
  const { version } = JSON.parse(
    readFileSync(stranger.path('node_modules/mockhost/package.json'), 'utf8'),
  )
  const printed = await stranger.run('npx', ['--no-install', 'mockhost', '--version'])
  t.equal(printed, `${version}\n`)
})

for (const resolution of ['bundler', 'nodenext'] as const)
  t.test(`its types are right for ${resolution}`, (t) => typesAreRight(t, stranger, resolution))

t.test('it works in a page', (t) => worksInPage(t, stranger))
