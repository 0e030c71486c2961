// The commands, one after the other, for a person and for a script.
import { readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { startControlPlane } from '../../support/control-plane.ts'
import { cliFor } from './run-cli.ts'

const shop = {
  name: 'Shop',
  data: { items: [{ id: 1 }, { id: 2 }] },
  routes: [{ type: 'crud', endpoint: '/items', databucketID: 'items' }],
}

async function start(t: Test) {
  const plane = await startControlPlane(t)
  const deployed = await plane.deployments.create({ mock: shop, subdomain: 'shop' }, 'test')
  return { plane, cli: cliFor(plane), deployed }
}

t.test('list: a table for a person, all there is to know for a script', async (t) => {
  const { plane, cli } = await start(t)
  const { stdout } = await cli('list')
  t.match(
    stdout,
    /^SUBDOMAIN +STATUS +VISIBILITY +REVISION .*\nshop +live +public +1 +1 +0 +(now|\d s ago) +http/,
  )
  t.same(JSON.parse((await cli('list --json')).stdout), [plane.deployments.get('shop')])
  t.match(await cli('list --search nothing'), { stdout: '', stderr: /No deployment has "nothing"/ })
  t.match(await cli('list --deleted'), { stdout: '', stderr: /Nothing is deleted/ })
})

t.test('list: nothing there says how to begin', async (t) => {
  const cli = cliFor(await startControlPlane(t))
  t.match(await cli('list'), { status: 0, stdout: '', stderr: /mockhost deploy FILE/ })
})

t.test('show: a deployment and its settings, by subdomain or id', async (t) => {
  const { plane, cli, deployed } = await start(t)
  t.match(await cli('show shop'), { stdout: /^shop\n.*url +http:\/\/shop\.localhost:4000$/ms })
  t.same(
    JSON.parse((await cli(`show ${deployed.id} --json`)).stdout),
    plane.deployments.get('shop'),
  )
})

t.test('open: a script gets the URL, a person the browser too', async (t) => {
  const { cli } = await start(t)
  const url = 'http://shop.localhost:4000'
  t.match(await cli('open shop'), { stdout: `${url}\n`, opened: [] })
  t.match(await cli('open shop', { isTerminal: true }), { stdout: `${url}\n`, opened: [url] })
})

t.test('pause, resume, delete and recover', async (t) => {
  const { plane, cli } = await start(t)
  t.match(await cli('pause shop'), { stdout: /mockhost resume shop/ })
  t.match(plane.deployments.get('shop'), { isPaused: true })
  t.match(await cli('list'), { stdout: /^shop +paused/m })
  await cli('resume shop')
  t.match(plane.deployments.get('shop'), { isPaused: false })
  t.match(await cli('delete shop'), { stdout: /mockhost recover shop/ })
  t.match(await cli('show shop'), { status: 1 })
  t.match(await cli('list --deleted'), { stdout: /^shop +deleted/m })
  t.match(await cli('recover shop --subdomain again'), { stdout: /again is back: http:/ })
  t.match(JSON.parse((await cli('delete again --json')).stdout), { deletedAt: String })
})

t.test('revisions and rollback', async (t) => {
  const { plane, cli } = await start(t)
  await plane.deployments.replaceMock(
    'shop',
    { ...shop, name: 'B' },
    { author: 'Ann', message: 'why' },
  )
  const { stdout } = await cli('revisions shop')
  t.match(stdout, /^REVISION +TIME +BY .*\n +2 .* Ann .* why\n +1 .* test /)
  t.match(await cli('revisions shop 2'), {
    stdout: /1 difference from revision 1\n~ name: "Shop" -> "B"\n/,
  })
  t.match(await cli('revisions shop 1'), { stderr: /the first one/ })
  t.match(await cli('rollback shop 1 -m back'), {
    stdout: /^shop is at revision 3, which is revision 1/,
  })
  t.match(plane.deployments.revisions('shop')[0], { number: 3, message: 'back' })
  t.match(await cli('rollback shop 9'), { status: 1 })
})

t.test('keys: made, listed, renewed and revoked by their names', async (t) => {
  const { plane, cli, deployed } = await start(t)
  const made = await cli('keys shop create tests --expires 30d')
  t.match(made.stdout, /^mh_\w+\n$/)
  t.match(await cli('keys shop'), {
    stdout: new RegExp(`tests +${made.stdout.trim()} +in (29|30) d`),
  })
  const renewed = await cli('keys shop renew tests --grace 0s')
  t.match(renewed.stdout, /^mh_\w+\n$/)
  t.not(renewed.stdout, made.stdout)
  t.match(await cli('keys shop revoke other'), {
    status: 1,
    stderr: /has no key "other" that works. It has: /,
  })
  await cli('keys shop renew tests')
  const which = await cli('keys shop revoke tests')
  t.match(which, { status: 2, stderr: /^There are 2 secrets of that name/ })
  const ids = [...which.stderr.matchAll(/mockhost keys shop revoke (\S+)/g)].map(([, id]) => id)
  t.equal(ids.length, 2)
  t.match(await cli(`keys shop revoke ${ids[0]}`), { status: 0 })
  t.match(await cli('keys shop revoke tests'), { status: 0 })
  t.same(
    plane.deployments
      .keys('shop')
      .filter(
        ({ name, expiresAt }) => name === 'tests' && Date.parse(expiresAt ?? '') > Date.now(),
      ),
    [],
  )
  const [first] = JSON.parse((await cli('keys shop --json')).stdout)
  t.equal(first.key, deployed.key)
})

t.test('env: variables are set and unset, and secrets are not shown', async (t) => {
  const { cli } = await start(t)
  t.match(await cli('env shop'), { stdout: '', stderr: /mockhost env shop set NAME=VALUE/ })
  await cli('env shop set A=1 B=two')
  const secret = await cli('env shop set TOKEN --secret', { env: { TOKEN: 'hidden' } })
  t.match(secret.stdout, /^A +1\nB +two\nTOKEN +\(secret\)$/m)
  t.notMatch(secret.stdout, 'hidden')
  t.same(JSON.parse((await cli('env shop unset A TOKEN --json')).stdout), [
    { name: 'B', value: 'two', isSecret: false },
  ])
})

t.test('state: shown, read, set and reset', async (t) => {
  const { cli } = await start(t)
  t.match(await cli('state shop'), { stdout: /^bucket +items +2 items$/m })
  t.same(JSON.parse((await cli('state shop get items')).stdout), shop.data.items)
  t.match(JSON.parse((await cli('state shop get')).stdout), { buckets: [{ id: 'items' }] })
  t.match(await cli('state shop set items [{"id":3}]'), { stdout: /items +1 item$/m })
  await cli('state shop set user - --variable', { input: '"Ann"' })
  t.same(JSON.parse((await cli('state shop get user --variable')).stdout), 'Ann')
  t.match(await cli('state shop get user'), {
    status: 1,
    stderr: /no data bucket "user". It has: items/,
  })
  t.match(await cli('state shop reset'), { stdout: /items +2 items$/m })
})

t.test('export: to the output or a file, in each format', async (t) => {
  const { plane, cli } = await start(t)
  t.same(JSON.parse((await cli('export shop')).stdout), shop)
  t.match(await cli('export shop --format yaml'), { stdout: /^name: Shop\n/ })
  t.match(JSON.parse((await cli('export shop --format mockoon')).stdout), { lastMigration: Number })
  const file = join(plane.folder, 'out.yaml')
  t.match(await cli(`export shop -o ${file}`), { stdout: `Revision 1 of shop is in ${file}\n` })
  t.match(await readFile(file, 'utf8'), /^name: Shop\n/)
})

t.test('export: what Mockoon has no word for is told', async (t) => {
  const { plane, cli } = await start(t)
  const file = join(plane.folder, 'beyond.yaml')
  await writeFile(file, 'routes: [{ endpoint: /a, body: a, disabled: true }]')
  await cli(`deploy ${file} --subdomain beyond`)
  const told = /has no word for it: routes\[0\]\.disabled/
  t.match(await cli('export beyond --format mockoon'), { status: 0, stderr: told })
  t.notMatch((await cli('export beyond')).stderr, told)
})

t.test('backup: the database in a file of its own, for its owner only', async (t) => {
  const { plane, cli } = await start(t)
  const file = join(plane.folder, 'copy.db')
  t.match(await cli(`backup ${file}`), { status: 0, stdout: /^The database is in / })
  t.match(await readFile(file, 'latin1'), /^SQLite format 3\0/)
  t.equal((await stat(file)).mode & 0o777, 0o600)
  t.match(await cli(`backup ${join(plane.folder, 'no/such/folder.db')}`), { status: 1 })
})
