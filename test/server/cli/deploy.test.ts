// `mockhost deploy`: a file made live, replaced, and followed as it changes.
import { writeFile } from 'node:fs/promises'
import t from 'tap'
import { startControlPlane } from '../../support/control-plane.ts'
import { cliFor, fileWith } from './run-cli.ts'

const shop = `
name: Shop
routes:
  - { endpoint: /items/:id, body: one }
  - { endpoint: /items, body: "{{getEnvVar 'COLOUR'}}" }
`

t.test('a new mock is told with its URL, its key and a request to try', async (t) => {
  const plane = await startControlPlane(t)
  const cli = cliFor(plane)
  const { status, stdout } = await cli(`deploy ${fileWith(t, shop)} -d shop`)
  t.equal(status, 0)
  const { key } = plane.deployments.keys('shop')[0] ?? {}
  t.equal(
    stdout,
    [
      'Deployed shop (public, 2 routes, revision 1)',
      '  URL  http://shop.localhost:4000',
      `  key  ${key}`,
      '  try  curl http://shop.localhost:4000/items',
      '',
    ].join('\n'),
  )
  t.match(await cli(`deploy ${fileWith(t, shop)}`), { stdout: /^Deployed mock-[a-z0-9]{8} / })
})

t.test(
  'at a subdomain that is there, the mock is replaced, and the settings that are given',
  async (t) => {
    const plane = await startControlPlane(t)
    const cli = cliFor(plane)
    const file = fileWith(t, shop)
    await cli(`deploy ${file} -d shop --region eu`)
    const { key } = plane.deployments.keys('shop')[0] ?? {}
    await writeFile(file, shop.replace('Shop', 'Shop 2'))
    const { status, stdout } = await cli(
      `deploy ${file} -d shop --private --env COLOUR=red --env MINE --secret TOKEN=x=y -m why`,
      { env: { MINE: 'from here' } },
    )
    t.equal(status, 0)
    t.match(stdout, /^Replaced shop \(private, 2 routes, revision 2\)$/m)
    t.match(stdout, `  try  curl -H 'X-Mockhost-Key: ${key}' http://shop.localhost:4000/items\n`)
    const { id, ...shown } = plane.deployments.get('shop')
    t.match(shown, { name: 'Shop 2', visibility: 'private', region: 'eu', revision: 2 })
    t.same(
      plane.deployments.recordById(id)?.variables,
      new Map([
        ['COLOUR', 'red'],
        ['MINE', 'from here'],
        ['TOKEN', 'x=y'],
      ]),
    )
    t.equal(plane.deployments.revisions('shop')[0]?.message, 'why')
  },
)

t.test('with --json, a deployment is an object with its key, new or not', async (t) => {
  const cli = cliFor(await startControlPlane(t))
  const file = fileWith(t, shop)
  const first = JSON.parse((await cli(`deploy ${file} -d shop --json`)).stdout)
  const second = JSON.parse((await cli(`deploy ${file} -d shop --json`)).stdout)
  t.match(first, { subdomain: 'shop', revision: 1, key: /^mh_/ })
  t.match(second, { subdomain: 'shop', id: first.id, key: first.key })
})

t.test('the input is a file as well', async (t) => {
  const cli = cliFor(await startControlPlane(t))
  t.match(await cli('deploy - -d shop', { input: shop }), { status: 0, stdout: /^Deployed shop/ })
  t.match(await cli('deploy - -d shop', { input: 'routes: 1' }), { stderr: /^input:1:1: error: / })
})

t.test('each mistake is a line with its place in the file, and nothing is deployed', async (t) => {
  const plane = await startControlPlane(t)
  const cli = cliFor(plane)
  const file = fileWith(t, 'routes:\n  - { endpoint: /, body: a, statusCode: 99 }\nnme: A\n')
  const { status, stdout, stderr } = await cli(`deploy ${file} -d shop`)
  t.equal(status, 1)
  t.equal(stdout, '')
  t.equal(
    stderr,
    [
      `${file}:2:29: error: routes[0].statusCode: 99 must be 100 or more`,
      `${file}:3:1: error: nme: unknown key. Did you mean "name"?`,
      `${file} is not deployed: 2 mistakes.`,
      '',
    ].join('\n'),
  )
  t.equal(plane.deployments.count(), 0)
  t.match(await cli(`deploy ${fileWith(t, '{ "a": ', 'a.json')}`), {
    status: 1,
    stderr: /a\.json:1:/,
  })
})

t.test('where the mock is refused, it is told that its settings are changed', async (t) => {
  const plane = await startControlPlane(t)
  const cli = cliFor(plane)
  const file = fileWith(t, shop)
  await cli(`deploy ${file} -d shop`)
  await writeFile(file, 'nme: A')
  const { status, stderr } = await cli(`deploy ${file} -d shop --private`)
  t.equal(status, 1)
  t.match(stderr, /^The settings of shop are changed, its mock is not\.$/m)
  t.match(plane.deployments.get('shop'), { visibility: 'private', revision: 1 })
})

t.test('warnings are shown, and the mock is live', async (t) => {
  const cli = cliFor(await startControlPlane(t))
  const file = fileWith(t, `hostname: 127.0.0.1\n${shop}`)
  t.match(await cli(`deploy ${file}`), { status: 0, stderr: /:\d+:\d+: warning: hostname: / })
})

t.test('what can not be read or taken is told', async (t) => {
  const cli = cliFor(await startControlPlane(t))
  t.match(await cli('deploy nowhere.yaml'), {
    status: 1,
    stderr: 'nowhere.yaml: there is no such file or folder\n',
  })
  t.match(await cli(`deploy ${fileWith(t, shop)} -d A_B`), {
    status: 1,
    stderr: /can't be a subdomain/,
  })
})

t.test(
  'with --watch, each change is live, and a broken one leaves the last good one',
  async (t) => {
    const plane = await startControlPlane(t)
    const cli = cliFor(plane)
    const file = fileWith(t, shop)
    const end = new AbortController()
    let output = ''
    let check = () => {}
    const printed = (pattern: RegExp) =>
      new Promise<void>((resolve) => {
        check = () => {
          if (pattern.test(output)) resolve()
        }
        check()
      })
    const running = cli(`deploy ${file} --watch`, {
      signal: end.signal,
      onOutput: (text) => {
        output += text
        check()
      },
    })
    await printed(/Watching/)
    await writeFile(file, shop.replace('Shop', 'Second'))
    await printed(/live as revision 2/)
    await writeFile(file, 'routes: [')
    await printed(/The last good one stays live/)
    await writeFile(file, shop.replace('Shop', 'Third'))
    await printed(/live as revision 3/)
    await plane.stop()
    await writeFile(file, shop.replace('Shop', 'Fourth'))
    await printed(/can't be reached/)
    await plane.restart()
    await printed(/live as revision 4/)
    end.abort()
    t.match(await running, { status: 0 })
    t.match(plane.deployments.list({}), [{ name: 'Fourth', revision: 4 }])
  },
)

t.test('--watch ends when the deployment is gone', async (t) => {
  const plane = await startControlPlane(t)
  const file = fileWith(t, shop)
  const running = cliFor(plane)(`deploy ${file} -d shop --watch`, {
    onOutput: (text) => {
      if (!text.startsWith('Watching')) return
      plane.deployments.remove('shop')
      void writeFile(file, shop.replace('Shop', 'Second'))
    },
  })
  t.match(await running, { status: 1, stderr: /shop|deployment/ })
})
