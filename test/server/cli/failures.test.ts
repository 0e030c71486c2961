// How commands fail: a status for each kind, and what to do.
import { once } from 'node:events'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import t from 'tap'
import { createSelfSigned } from '../../../server/tls/index.ts'
import { startControlPlane } from '../../support/control-plane.ts'
import { cliFor, runCli } from './run-cli.ts'

t.test('a server that is not there is status 3', async (t) => {
  const args = ['list', '--server', 'http://127.0.0.1:9', '--key', 'mh_x']
  const { status, stderr } = await runCli(args)
  t.equal(status, 3)
  t.match(stderr, /^http:\/\/127\.0\.0\.1:9 can't be reached: .*\.\nStart it with "mockhost start"/)
})

t.test('a server whose certificate is not trusted is told as such, with what to do', async (t) => {
  const { cert = '', key = '' } = createSelfSigned({ hosts: ['localhost'] })
  const server = createServer({ cert, key }).listen(0, '127.0.0.1')
  t.teardown(() => server.close())
  await once(server, 'listening')
  const url = `https://localhost:${(server.address() as AddressInfo).port}`
  const { status, stderr } = await runCli(['list', '--server', url, '--key', 'mh_x'])
  t.equal(status, 3)
  t.equal(
    stderr,
    `${url} can't be reached: its certificate is self-signed, and not trusted here. Name a file with the certificate to trust, in PEM, in NODE_EXTRA_CA_CERTS.\n`,
  )
})

t.test('a wrong key, and one that may not do it, are status 4', async (t) => {
  const plane = await startControlPlane(t)
  const { key: reader } = plane.controlKeys.create({ name: 'reader', scope: 'read' })
  const cli = cliFor(plane)
  t.match(await cli('list --key mh_wrong'), { status: 4, stderr: /mockhost login --key KEY/ })
  t.match(await cli(`list --key ${reader}`), { status: 0 })
  t.match(await cli(`delete shop --key ${reader}`), { status: 4, stderr: /deploy/ })
})

t.test('what is not there is status 1, and with --json the whole problem', async (t) => {
  const cli = cliFor(await startControlPlane(t))
  t.match(await cli('show nowhere'), { status: 1, stdout: '', stderr: /nowhere/ })
  const { status, stderr } = await cli('show nowhere --json')
  t.equal(status, 1)
  t.match(JSON.parse(stderr), {
    error: /nowhere/,
    status: 1,
    problem: { type: 'urn:mockhost:problem:unknown-deployment', status: 404 },
  })
})

const usage: { args: string; says: RegExp }[] = [
  { args: 'show', says: /missing required argument 'name'/ },
  { args: 'list --sarch x', says: /unknown option '--sarch'/ },
  { args: 'rollback shop first', says: /from 1/ },
  { args: 'logs shop --status 4yy', says: /such as 404, or a class such as 4xx/ },
  { args: 'logs shop --limit some', says: /number of lines/ },
  { args: 'keys shop mend', says: /Allowed choices are list, create, renew, revoke/ },
  { args: 'keys shop create', says: /mockhost keys shop create NAME/ },
  { args: 'keys shop create x --expires soon', says: /as in 12h or 30d/ },
  { args: 'env shop set', says: /What is to be set\?/ },
  { args: 'env shop set 1=2', says: /"1=2" is no variable/ },
  { args: 'env shop set NOT_SET_HERE', says: /NOT_SET_HERE has no value here/ },
  { args: 'state shop set items', says: /mockhost state shop set BUCKET JSON/ },
  { args: 'state shop set items [', says: /not JSON/ },
  { args: 'export shop --format xml', says: /Allowed choices are json, yaml, mockoon/ },
  { args: 'deploy a.yaml --private --public', says: /cannot be used with/ },
  { args: 'deploy - --watch', says: /--watch needs a file/ },
  { args: 'list --server ftp://x', says: /is no URL of a server/ },
]

for (const { args, says } of usage) {
  t.test(`mockhost ${args} is status 2`, async (t) => {
    const server = { url: 'http://127.0.0.1:9', rootKey: 'mh_x' }
    const { status, stderr, stdout } = await cliFor(server)(args)
    t.equal(status, 2, stderr)
    t.equal(stdout, '')
    t.match(stderr, says)
  })
}

t.test('--help is status 0, and names where the server is taken from', async (t) => {
  const { status, stdout } = await runCli(['deploy', '--help'])
  t.equal(status, 0)
  t.match(stdout, /MOCKHOST_URL/)
})
