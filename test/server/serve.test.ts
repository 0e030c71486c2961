// `mockhost serve`, as a person or a script starts it: the binary, and the sources on Node.
import { readFile, rename, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { type Command, commands, runBinary, startBinary } from '../support/binary.ts'
import { send } from '../support/http-client.ts'

t.jobs = 2

const LOCAL = ['--hostname', '127.0.0.1']
const ANY_PORT = ['--port', '0', ...LOCAL]

const counter = `
name: Counter
data: { hits: [] }
routes:
  - { type: crud, endpoint: /hits, databucketID: hits }
  - endpoint: /greet/:name
    responses:
      - { label: polite, rules: [{ target: query, modifier: polite, value: 1 }], body: "Good day, {{urlParam 'name'}}" }
      - { body: "Hi {{urlParam 'name'}}" }
`

async function fileWith(t: Test, text: string, name = 'mock.yaml'): Promise<string> {
  const file = join(t.testdir({}), name)
  await writeFile(file, text)
  return file
}

const textOf = async (url: string, init?: RequestInit): Promise<string> =>
  (await fetch(url, init)).text()

/** A `curl` command as a request. */
function readCurl(line: string): [url: string, init: RequestInit] {
  const words = [...line.matchAll(/'([^']*)'|(\S+)/g)].map(
    ([, quoted, bare]) => quoted ?? bare ?? '',
  )
  const valuesOf = (flag: string) =>
    words.flatMap((word, index) => (word === flag ? [words[index + 1] ?? ''] : []))
  const headers = valuesOf('-H').map((header) => header.split(': ') as [string, string])
  const [method = 'GET'] = valuesOf('-X')
  const [body] = valuesOf('-d')
  const url = words.find((word) => word.startsWith('http')) ?? ''
  return [url, { method, headers, ...(body === undefined ? {} : { body }) }]
}

for (const command of Object.keys(commands) as Command[]) {
  t.test(
    `${command}: the sample is served where no file is named, with lines to try`,
    async (t) => {
      const served = await startBinary(t, ['serve', ...ANY_PORT], command)
      await served.printed(/(curl .*\n\s*){3}/)
      const lines = served.output().match(/curl .*/g) ?? []
      t.equal(lines.length, 3)
      const answers = await Promise.all(lines.map((line) => fetch(...readCurl(line))))
      t.same(
        answers.map(({ status }) => status),
        [200, 200, 201],
      )
      t.match(await answers[0]?.json(), [{ name: 'Notebook' }, { name: 'Desk lamp' }])
      t.match(await answers[2]?.json(), { product: 'Tea pot', quantity: 3 })
    },
  )

  t.test(`${command}: each request is a line that says what answered and why`, async (t) => {
    const file = await fileWith(t, counter)
    const served = await startBinary(t, ['serve', ...ANY_PORT, file], command)
    await textOf(`${served.url}/greet/Ann?polite=1`)
    await served.printed(
      /^GET \/greet\/Ann\?polite=1 200 \d+\.\d ms response 1 "polite": the query polite equals "1"$/m,
    )
    await textOf(`${served.url}/nothing`)
    await served.printed(/^GET \/nothing 404 \d+\.\d ms no route answers$/m)
  })

  t.test(`${command}: with --json, each line is an object`, async (t) => {
    const file = await fileWith(t, counter)
    const served = await startBinary(t, ['serve', '--json', ...ANY_PORT, file], command)
    await textOf(`${served.url}/greet/Ann`)
    await served.printed(/"status"/)
    const [listening, request] = served
      .output()
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    t.match(listening, { event: 'listening', mock: 'Counter', url: served.url, routes: 2 })
    t.match(request, {
      mock: 'Counter',
      method: 'GET',
      path: '/greet/Ann',
      status: 200,
      ms: Number,
      route: 'GET /greet/:name',
      response: 2,
      why: String,
    })
    t.ok(Date.parse(request.time))
  })

  t.test(`${command}: with --no-log, requests leave no line`, async (t) => {
    const file = await fileWith(t, counter)
    const served = await startBinary(t, ['serve', '--no-log', ...ANY_PORT, file], command)
    for (let count = 0; count < 5; count++) await textOf(`${served.url}/greet/Ann`)
    t.equal(served.output().trim().split('\n').length, 1)
  })

  t.test(`${command}: with --watch, changes are live and state is kept`, async (t) => {
    const file = await fileWith(t, counter)
    const served = await startBinary(t, ['serve', '--watch', ...ANY_PORT, file], command)
    const headers = { 'content-type': 'application/json' }
    await fetch(`${served.url}/hits`, { method: 'POST', headers, body: '{"n":1}' })

    await writeFile(file, counter.replace('Hi', 'Hello'))
    await served.printed(/mock\.yaml: live/)
    t.equal(await textOf(`${served.url}/greet/Ann`), 'Hello Ann')
    t.match(JSON.parse(await textOf(`${served.url}/hits`)), [{ n: 1 }])

    await writeFile(file, `${counter}\n  - endpoint: [`)
    await served.printed(/mock\.yaml:\d+:\d+: error: /)
    await served.printed(/the last good one goes on serving/)
    t.equal(await textOf(`${served.url}/greet/Ann`), 'Hello Ann')

    // Editors write another file, and put it in the place of the first.
    await writeFile(`${file}.new`, counter.replace('Hi', 'Hey'))
    await rename(`${file}.new`, file)
    await served.printed(/mock\.yaml: live/)
    t.equal(await textOf(`${served.url}/greet/Ann`), 'Hey Ann')
    t.match(JSON.parse(await textOf(`${served.url}/hits`)), [{ n: 1 }])
  })

  t.test(
    `${command}: --watch keeps the port where the file comes to need another server`,
    async (t) => {
      const file = await fileWith(t, counter)
      const served = await startBinary(t, ['serve', '--watch', ...ANY_PORT, file], command)
      await writeFile(file, `${counter}\n  - { endpoint: /odd, statusCode: 700, body: odd }\n`)
      await served.printed(/mock\.yaml: live/)
      t.match(await send(served.port, { path: '/odd' }), { status: 700, body: 'odd' })
      await writeFile(file, counter)
      await served.printed(/mock\.yaml: live/)
      t.match(await send(served.port, { path: '/odd' }), { status: 404 })
      t.match(await send(served.port, { path: '/greet/Ann' }), { status: 200, body: 'Hi Ann' })
    },
  )

  t.test(`${command}: several files take ports one after the other`, async (t) => {
    const first = await fileWith(t, counter, 'first.yaml')
    const second = join(first, '..', 'second.yaml')
    await writeFile(second, counter.replace('Counter', 'Second').replace('Hi', 'Second says hi to'))
    const served = await startBinary(t, ['serve', ...ANY_PORT, first, second], command)
    const [, url = ''] = await served.printed(/Second \(2 routes\) on (\S+)/)
    t.not(url, served.url)
    t.equal(await textOf(`${served.url}/greet/Ann`), 'Hi Ann')
    t.equal(await textOf(`${url}/greet/Ann`), 'Second says hi to Ann')
    await served.printed(/^Counter GET \/greet\/Ann/m)
    await served.printed(/^Second GET \/greet\/Ann/m)
  })

  t.test(`${command}: the port of the file is taken where none is given`, async (t) => {
    const blocker = createServer()
    await new Promise<void>((resolve) => blocker.listen(0, '127.0.0.1', resolve))
    const { port } = blocker.address() as { port: number }
    const file = await fileWith(t, `port: ${port}\n${counter}`)
    const refused = await runBinary(['serve', ...LOCAL, file], command)
    t.match(refused, {
      status: 1,
      stderr: `${file}: the port is in use; choose another with --port\n`,
    })
    await new Promise((resolve) => blocker.close(resolve))
    const served = await startBinary(t, ['serve', ...LOCAL, file], command)
    t.equal(served.port, port)
  })

  t.test(`${command}: with the same seed, runs repeat`, async (t) => {
    const file = await fileWith(
      t,
      'routes: [{ endpoint: /, body: "{{faker \'person.fullName\'}} {{uuid}} {{int 1 1000000}}" }]',
    )
    const run = async (seed: string) => {
      const served = await startBinary(t, ['serve', '--seed', seed, ...ANY_PORT, file], command)
      return [await textOf(served.url), await textOf(served.url)]
    }
    const [first, again, other] = await Promise.all([run('a'), run('a'), run('b')])
    t.same(first, again)
    t.notSame(first, other)
    t.not(first?.[0], first?.[1])
  })

  t.test(`${command}: environment variables are read with their prefix only`, async (t) => {
    process.env.MOCKHOST_TEST_STAGE = 'red'
    process.env.OTHER_TEST_STAGE = 'blue'
    const file = await fileWith(
      t,
      "routes: [{ endpoint: /, body: \"{{getEnvVar 'STAGE'}}|{{getEnvVar 'MOCKHOST_TEST_STAGE'}}|{{getEnvVar 'OTHER_TEST_STAGE'}}\" }]",
    )
    const served = await startBinary(
      t,
      ['serve', '--env-prefix', 'MOCKHOST_TEST_', ...ANY_PORT, file],
      command,
    )
    t.equal(await textOf(served.url), 'red|red|')
  })

  t.test(`${command}: a file that can't be served is refused with its reason`, async (t) => {
    const missing = await runBinary(['serve', '/nowhere/mock.yaml'], command)
    t.match(missing, { status: 1, stderr: '/nowhere/mock.yaml: error: there is no such file\n' })
    const file = await fileWith(t, 'routes:\n  - endpoint: /\n    body: {}\n    statuscode: 200\n')
    const wrong = await runBinary(['serve', file], command)
    t.equal(wrong.status, 1)
    t.equal(
      wrong.stderr,
      `${file}:4:5: error: routes[0].statuscode: unknown key. Did you mean "statusCode"?\n`,
    )
  })
}

t.test('options that are none are refused with what is meant', async (t) => {
  t.match(await runBinary(['serve', '--port', 'x']), { status: 1, stderr: /from 0 to 65535/ })
  t.match(await runBinary(['serve', '--locale', 'xx']), { status: 1, stderr: /locale/ })
  t.match(await runBinary(['serve', '--wotch']), { status: 1, stderr: /--watch/ })
  t.match(await runBinary(['sreve']), { status: 1, stderr: /serve/ })
})

t.test('the version is that of the package', async (t) => {
  const { version } = JSON.parse(await readFile('package.json', 'utf8'))
  t.match(await runBinary(['--version']), { status: 0, stdout: `${version}\n` })
})
