// What the README says is true: its examples run, its tables are complete, its links lead somewhere.
import { existsSync, readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import t from 'tap'
import { runBinary, startBinary } from './support/binary.ts'
import { recordedCases } from './support/recorded-cases.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const read = (path: string): string => readFileSync(join(root, path), 'utf8')
const readme = read('README.md')

/** The blocks of code in a language. */
const blocks = (language: string): string[] =>
  [...readme.matchAll(/^```(\w*)\n(.*?)^```$/gms)].flatMap(([, found, text]) =>
    found === language && text !== undefined ? [text] : [],
  )

/** A text with `…` in it, as a pattern. */
const patternOf = (text: string): RegExp =>
  new RegExp(`^${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll('…', '.+')}$`)

t.test('the first mock answers as it is said', async (t) => {
  const file = join(t.testdir({}), 'users.yaml')
  await writeFile(file, blocks('yaml')[0] ?? '')
  const { url } = await startBinary(t, ['serve', '--port', '0', '-l', '127.0.0.1', file])
  const lines = [
    ...(blocks('sh')[0] ?? '').matchAll(/^curl http:\/\/localhost:4000(\S+) +# (.*)$/gm),
  ]
  t.equal(lines.length, 2)
  for (const [, path, answer = ''] of lines)
    t.match(await (await fetch(url + path)).text(), patternOf(answer))
})

t.test('the code runs, and prints what it is said to print', async (t) => {
  const [code = ''] = blocks('ts')
  const file = join(t.testdir({}), 'example.ts')
  const core = pathToFileURL(join(root, 'core/index.ts')).href
  await writeFile(file, code.replace('mockhost/core', core))
  const printed: unknown[] = []
  t.intercept(console, 'log', { value: (line: unknown) => printed.push(line) })
  await import(pathToFileURL(file).href)
  t.same(
    printed,
    [...code.matchAll(/console\.log\(.*\) \/\/ (.*)$/gm)].map(([, line]) => line),
  )
})

t.test('every option of serve is listed, with its default', async (t) => {
  const { stdout } = await runBinary(['serve', '--help'])
  const flags = [...stdout.matchAll(/(--[\w-]+)/g)].map(([flag]) => flag)
  const listed = [...readme.matchAll(/^\| `(?:-\w, )?(--[\w-]+)[^|]*\|[^|]*\|([^|]*)\|$/gm)]
  t.same(
    listed.map(([, flag]) => flag).sort(),
    [...new Set(flags)].filter((flag) => flag !== '--help').sort(),
  )
})

t.test('every dependency has its reason', async (t) => {
  const { dependencies, devDependencies } = JSON.parse(read('package.json'))
  const table = readme.slice(readme.search(/^\| library /m), readme.indexOf('For development:'))
  const listed = [...table.matchAll(/^\| (`[^|]*`) +\|/gm)].flatMap(([, names = '']) =>
    names.split(', ').map((name) => name.replaceAll('`', '')),
  )
  t.same(listed.sort(), Object.keys(dependencies).sort())
  const forDevelopment = readme.slice(
    readme.indexOf('For development:'),
    readme.indexOf('## Tests'),
  )
  for (const name of Object.keys(devDependencies).filter((name) => !name.startsWith('@types/')))
    t.ok(forDevelopment.includes(`\`${name}\``), name)
})

t.test('the number of recorded answers is right', async (t) => {
  const count = (await recordedCases()).reduce((sum, { requests }) => sum + requests.length, 0)
  t.match(readme, `against ${count.toLocaleString('en')} recorded answers`)
})

t.test('the test command is what CI runs', async (t) => {
  t.ok(blocks('sh').includes('npm ci && npm test\n'))
})

for (const path of ['README.md', 'bench/README.md', 'test/conformance/README.md']) {
  t.test(`the links of ${path} lead somewhere`, async (t) => {
    for (const [, link = ''] of read(path).matchAll(/\]\(([^)#]+)\)/g))
      if (!link.startsWith('http')) t.ok(existsSync(join(root, dirname(path), link)), link)
  })
}
