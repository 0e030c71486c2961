// Where commands find their server and key, and what they say where there is none.
import { readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import t from 'tap'
import { startControlPlane } from '../../support/control-plane.ts'
import { runCli } from './run-cli.ts'

const saved = (home: string) => join(home, '.config/mockhost/config.json')

t.test('on a fresh machine, the first command says what to run', async (t) => {
  const home = t.testdir({ 'shop.yaml': 'routes: []' })
  const { status, stdout, stderr } = await runCli(['deploy', join(home, 'shop.yaml')], { home })
  t.equal(status, 2)
  t.equal(stdout, '')
  t.match(stderr, /^ +mockhost start$/m)
  t.match(stderr, /^ +mockhost login --server http:\/\/localhost:4000 --key mh_\.\.\.$/m)
})

t.test('a server without a key says how to give one', async (t) => {
  const { status, stderr } = await runCli(['list', '--server', 'mock.test:81'], {
    home: t.testdir({}),
  })
  t.equal(status, 2)
  t.match(stderr, /mockhost login --server http:\/\/mock\.test:81 --key mh_/)
})

t.test('login checks the key, and saves it for this user only', async (t) => {
  const plane = await startControlPlane(t)
  const home = join(plane.folder, 'home')
  const login = await runCli(['login', '--server', `${plane.url}/`, '--key', plane.rootKey], {
    home,
  })
  t.match(login, { status: 0, stdout: /^Logged in to http:.* \(admin\)/ })
  t.notMatch(login.stdout + login.stderr, plane.rootKey)
  t.equal((await stat(saved(home))).mode & 0o777, 0o600)
  t.match(await runCli(['list', '--json'], { home }), { status: 0, stdout: '[]\n' })

  const before = await readFile(saved(home), 'utf8')
  t.match(await runCli(['login', '--key', 'mh_wrong'], { home }), { status: 4 })
  t.equal(await readFile(saved(home), 'utf8'), before)

  t.match(await runCli(['logout'], { home }), { status: 0 })
  t.notMatch(await readFile(saved(home), 'utf8'), plane.rootKey)
  t.match(await runCli(['list'], { home }), { status: 2 })
  t.match(await runCli(['logout'], { home }), { status: 1, stderr: /No key is saved/ })
})

t.test('the key is asked for, or read from the input', async (t) => {
  const { url, rootKey, folder } = await startControlPlane(t)
  const env = { XDG_CONFIG_HOME: folder }
  const args = ['login', '--server', url, '--json']
  t.match(await runCli(args, { env, typed: rootKey }), { status: 0 })
  t.match(await runCli(args, { env, input: `${rootKey}\n` }), { status: 0 })
  t.match(await runCli(args, { env }), { status: 2, stderr: /A key is needed/ })
  t.match(JSON.parse(await readFile(join(folder, 'mockhost/config.json'), 'utf8')), {
    server: url,
    keys: { [url]: rootKey },
  })
})

t.test('a saved key is sent to its own server only', async (t) => {
  const plane = await startControlPlane(t)
  const home = join(plane.folder, 'home')
  await runCli(['login', '--server', plane.url, '--key', plane.rootKey], { home })
  const other = ['list', '--server', 'http://127.0.0.1:9']
  t.match(await runCli(other, { home }), { status: 2, stderr: /needs a key/ })
})

t.test('options go before the environment, and that before what is saved', async (t) => {
  const { url, rootKey, folder } = await startControlPlane(t)
  const home = join(folder, 'home')
  await runCli(['login', '--server', url, '--key', rootKey], { home })
  const wrong = { MOCKHOST_KEY: 'mh_wrong' }
  t.match(await runCli(['list'], { home, env: wrong }), { status: 4 })
  t.match(await runCli(['list', '--key', rootKey], { home, env: wrong }), { status: 0 })
  const elsewhere = { MOCKHOST_URL: 'http://127.0.0.1:9', MOCKHOST_KEY: 'mh_x' }
  t.match(await runCli(['list'], { home, env: elsewhere }), { status: 3 })
  const args = ['list', '--server', url, '--key', rootKey]
  t.match(await runCli(args, { home, env: elsewhere }), { status: 0 })
})

t.test('a settings file that is broken is named', async (t) => {
  const home = t.testdir({ '.config': { mockhost: { 'config.json': '' } } })
  for (const text of ['{', '[]"', '{"keys":1}', '{"server":1,"keys":{}}', 'null']) {
    await writeFile(saved(home), text)
    const { status, stderr } = await runCli(['list'], { home })
    t.equal(status, 1, text)
    t.match(stderr, saved(home))
  }
})
