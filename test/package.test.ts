// The package as a stranger meets it: packed, installed in an empty folder, used on Node and Bun, type-checked.
import { type ExecFileOptions, execFile, spawn } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import t from 'tap'
import { collectOutput } from './support/binary.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const inModules = (name: string): string => join(root, 'node_modules/.bin', name)
/** A command and its arguments as a stranger would run them: the test runner's loader gets in the way of npm and tsc. */
const apart = (...command: string[]): string[] => ['-u', 'NODE_OPTIONS', ...command]

async function run(file: string, args: string[], options: ExecFileOptions = {}): Promise<string> {
  const { stdout } = await promisify(execFile)('env', apart(file, ...args), options)
  return String(stdout)
}

// Outside the project, so that nothing of it is found by accident.
const folder = await mkdtemp(join(tmpdir(), 'mockhost-package-'))
t.teardown(() => rm(folder, { recursive: true, force: true }))

const [packed] = JSON.parse(
  await run('npm', ['pack', '--json', '--silent', '--pack-destination', folder], { cwd: root }),
)
writeFileSync(join(folder, 'package.json'), '{ "type": "module", "private": true }')
await run('npm', ['install', '--no-audit', '--no-fund', join(folder, packed.filename)], {
  cwd: folder,
})

const program = `
import { compileDocument, Engine, type WrittenMock } from 'mockhost/core'

const document: WrittenMock = {
  data: { users: [{ id: 1, name: 'Ann' }] },
  routes: [
    { type: 'crud', endpoint: '/users', databucketID: 'users' },
    { endpoint: '/hello/:name', body: "Hello {{urlParam 'name'}}, {{faker 'person.firstName'}}" },
  ],
}
const { program, mistakes } = compileDocument(document)
if (!program) throw new Error(mistakes.map(({ message }) => message).join())
const engine = new Engine(program, { world: { seed: 1 } })
const ask = async (path: string): Promise<string> =>
  (await engine.fetch(new Request('http://mock.test' + path))).text()
console.log(await ask('/users/1'))
console.log(await ask('/hello/Bob'))
`
writeFileSync(join(folder, 'program.ts'), program)

t.test('it holds what it needs, and no more', async (t) => {
  const files: string[] = packed.files.map(({ path }: { path: string }) => path)
  for (const file of ['LICENSE', 'README.md', 'dist/mock.schema.json', 'dist/server/main.js'])
    t.ok(files.includes(file), file)
  t.same(
    files.filter((file) => !/^(dist\/|LICENSE$|README\.md$|package\.json$)/.test(file)),
    [],
  )
  t.same(
    files.filter((file) => /\/(test|bench|dist-scripts)\//.test(file)),
    [],
  )
})

for (const runtime of ['node', 'bun']) {
  t.test(`the engine answers on ${runtime}`, async (t) => {
    const printed = await run(inModules(runtime), ['program.ts'], { cwd: folder })
    t.match(printed, /^\{"id":1,"name":"Ann"\}\nHello Bob, \w+\n$/)
  })

  t.test(`the command serves on ${runtime}`, async (t) => {
    const main = join(folder, 'node_modules/mockhost/dist/server/main.js')
    const child = spawn('env', apart(inModules(runtime), main, 'serve', '--port', '0'), {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    t.teardown(() => child.kill('SIGKILL'))
    const [url] = await collectOutput(child).printed(/http:\/\/\S+/)
    const response = await fetch(`${url}/api/products/1`)
    t.match(await response.json(), { id: 1, name: 'Espresso cup' })
  })
}

t.test('the command is there for npx', async (t) => {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const env = { ...process.env, PATH: `${join(root, 'node_modules/.bin')}:${process.env.PATH}` }
  t.equal(
    await run(join(folder, 'node_modules/.bin/mockhost'), ['--version'], { cwd: folder, env }),
    `${version}\n`,
  )
})

for (const moduleResolution of ['bundler', 'nodenext']) {
  t.test(`its types are right for ${moduleResolution}`, async (t) => {
    const module = moduleResolution === 'bundler' ? 'preserve' : 'nodenext'
    const options = ['--noEmit', '--strict', '--target', 'es2023', '--lib', 'es2023,dom']
    const args = [...options, '--module', module, '--moduleResolution', moduleResolution]
    await t.resolves(run(inModules('tsc'), [...args, 'program.ts'], { cwd: folder }))
    writeFileSync(join(folder, 'wrong.ts'), program.replace("type: 'crud'", "type: 'crudd'"))
    await t.rejects(run(inModules('tsc'), [...args, 'wrong.ts'], { cwd: folder }))
  })
}

t.test('its JSON Schema says what a document may be', async (t) => {
  const schema = JSON.parse(
    readFileSync(join(folder, 'node_modules/mockhost/dist/mock.schema.json'), 'utf8'),
  )
  t.match(schema, { type: 'object', properties: { routes: { type: 'array' } } })
  const { default: Ajv } = await import('ajv')
  const validate = new Ajv({ strict: false, validateSchema: false }).compile(schema)
  t.ok(validate({ routes: [{ endpoint: '/a', body: { a: 1 }, headers: { 'x-a': 1 } }] }))
  t.notOk(validate({ routes: [{ endpoint: '/a', statusCode: 'x' }] }))
  t.notOk(validate({ rutes: [] }))
})
