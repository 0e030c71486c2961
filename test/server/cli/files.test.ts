// Files that go with a mock: uploaded as it is deployed, and one by one.
import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import t, { type Test } from 'tap'
import { startControlPlane } from '../../support/control-plane.ts'
import { cliFor } from './run-cli.ts'

const mock = `
name: Shop
routes:
  - { endpoint: /logo, filePath: ./img/logo.png, sendFileAsBody: true }
  - { endpoint: /list, filePath: list.csv, sendFileAsBody: true }
  - { endpoint: /outside, filePath: ../outside.txt, sendFileAsBody: true }
  - { endpoint: /link, filePath: link.txt, sendFileAsBody: true }
  - { endpoint: /missing, filePath: missing.txt, sendFileAsBody: true }
`

async function folderWith(t: Test): Promise<string> {
  const folder = join(t.testdir({}), 'mock')
  for (const [path, content] of Object.entries({
    'shop.yaml': mock,
    'img/logo.png': 'PNG',
    'list.csv': 'a,{{method}}',
    'other.txt': 'other',
    '../outside.txt': 'outside',
  })) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), content)
  }
  await symlink('../outside.txt', join(folder, 'link.txt'))
  return folder
}

t.test('a mock is deployed with the files beside it that it names', async (t) => {
  const plane = await startControlPlane(t)
  const cli = cliFor(plane)
  const folder = await folderWith(t)
  const first = await cli(`deploy ${join(folder, 'shop.yaml')} -d shop`)
  t.equal(first.status, 0)
  t.match(first.stderr, /Uploaded 2 files\./)
  t.notMatch(first.stderr, /img\/logo\.png" is not uploaded/)
  t.match(first.stderr, /the file "missing\.txt" is not uploaded yet, and is answered with 404/)
  t.match(first.stderr, /the file "link\.txt" is not uploaded yet/, 'a link leads out')
  t.match(first.stderr, /"\.\.\/outside\.txt" is not one of the deployment/)
  t.equal(await (await plane.ask('shop', '/list')).text(), 'a,GET')
  t.equal(await (await plane.ask('shop', '/logo')).text(), 'PNG')
  t.equal((await plane.ask('shop', '/link')).status, 404)
  await writeFile(join(folder, 'list.csv'), 'b')
  const second = await cli(`deploy ${join(folder, 'shop.yaml')} -d shop`)
  t.match(second.stderr, /Uploaded 1 file\./, 'only what has changed')
  t.equal(await (await plane.ask('shop', '/list')).text(), 'b')
})

t.test('all files of a folder are uploaded', async (t) => {
  const cli = cliFor(await startControlPlane(t))
  const folder = await folderWith(t)
  await cli(`deploy ${join(folder, 'shop.yaml')} -d shop --files ${folder}`)
  const { stdout } = await cli('files shop --json')
  const paths = JSON.parse(stdout).map(({ path }: { path: string }) => path)
  t.same(paths, ['img/logo.png', 'list.csv', 'other.txt', 'shop.yaml'])
  const none = await cli(`deploy ${join(folder, 'shop.yaml')} --files ${folder}/none`)
  t.not(none.status, 0)
  t.match(none.stderr, /there is no such folder/)
})

t.test('files are listed, uploaded, fetched and deleted', async (t) => {
  const cli = cliFor(await startControlPlane(t))
  const folder = await folderWith(t)
  await writeFile(join(folder, 'bare.yaml'), 'routes: []')
  await cli(`deploy ${join(folder, 'bare.yaml')} -d shop`)
  t.match((await cli('files shop')).stderr, /shop has no files\. Upload one:/)
  const put = await cli(`files shop put data/other.txt ${join(folder, 'other.txt')}`)
  t.match(put.stdout, /^data\/other\.txt \(5 B\) is live on shop/)
  t.match((await cli('files shop')).stdout, /PATH +SIZE +CHANGED\ndata\/other\.txt +5 B /)
  const out = join(folder, 'fetched.txt')
  t.equal((await cli(`files shop get data/other.txt ${out}`)).status, 0)
  t.equal(await readFile(out, 'utf8'), 'other')
  t.equal((await cli('files shop delete data/other.txt')).status, 0)
  const gone = await cli(`files shop get data/other.txt ${join(folder, 'none')}`)
  t.match(gone.stderr, /The deployment has no file "data\/other\.txt"/)
  t.match(await cli('files shop put'), { status: 2, stderr: /Which file\?/ })
  t.match((await cli(`files shop put ../a ${out}`)).stderr, /it leads out of the files of the mock/)
})

t.test('a deployment that becomes private is locked before its files are live', async (t) => {
  const plane = await startControlPlane(t)
  const cli = cliFor(plane)
  const folder = await folderWith(t)
  await cli(`deploy ${join(folder, 'shop.yaml')} -d shop`)
  await writeFile(join(folder, 'list.csv'), 'secret')
  const seen: string[] = []
  plane.deployments.onChange(({ kind }) => {
    const size = plane.assets.find(plane.deployments.get('shop').id, 'list.csv')?.content.bytes
    seen.push(`${kind} ${size === 'secret'.length ? 'new' : 'old'}`)
  })
  await cli(`deploy ${join(folder, 'shop.yaml')} -d shop --private`)
  t.same(seen, ['settings old', 'mock new'])
})
