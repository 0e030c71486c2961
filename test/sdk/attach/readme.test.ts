// The README's test passes in its own process and against a server, and is seen to fail when the mock is another one.
import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import t from 'tap'
import { get } from '../../../sdk/index.ts'
import { startControlPlane } from '../../support/control-plane.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const readme = readFileSync(`${root}sdk/README.md`, 'utf8')
const [, code = ''] = /^```ts\n(\/\/ server\.test\.ts\n.*?)^```$/ms.exec(readme) ?? []

/** Runs the test of the README by Node's runner; resolves with whether it passed. */
async function passes(folder: string, env: NodeJS.ProcessEnv): Promise<boolean> {
  const file = join(folder, 'server.test.mjs')
  await writeFile(file, code.replace("'mockhost'", `'${pathToFileURL(`${root}sdk/index.ts`)}'`))
  const { MOCKHOST_URL: _, MOCKHOST_KEY: __, NODE_TEST_CONTEXT: ___, ...rest } = process.env
  return new Promise((resolve) =>
    execFile(process.execPath, ['--test', file], { env: { ...rest, ...env } }, (error) =>
      resolve(!error),
    ),
  )
}

t.test('the test of the README runs in both places', async (t) => {
  t.ok(await passes(t.testdir({}), {}), 'in its own process')
})

t.test('and against a server', async (t) => {
  const plane = await startControlPlane(t)
  const mock = (body: string) => ({
    data: { users: [{ id: 1 }] },
    routes: [get('/users', body)],
  })
  await plane.deployments.create(
    { mock: mock("{{{stringify (dataRaw 'users')}}}"), subdomain: 'shop' },
    'me',
  )
  const folder = t.testdirName
  const env = { MOCKHOST_URL: plane.url, MOCKHOST_KEY: plane.rootKey }
  t.ok(await passes(folder, env))
  t.ok(await passes(folder, env), 'again, for its session is its own')
  await plane.deployments.replaceMock('shop', mock('[]'), { author: 'me' })
  t.notOk(await passes(folder, env), 'not where the mock is another one')
})
