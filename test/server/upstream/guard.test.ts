// From a deployment nothing reaches this machine or its network, however it is spelled; the operator may allow it.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { hostname } from 'node:os'
import t, { type Test } from 'tap'
import { whyNotPublic } from '../../../server/upstream/addresses.ts'
import { guardedUpstream } from '../../../server/upstream/guarded-upstream.ts'
import { readAllowed } from '../../../server/upstream/index.ts'
import type { Command } from '../../support/binary.ts'
import { startHost } from '../../support/host.ts'

/** A server on this machine that must not be reached. */
async function startSecret(t: Test) {
  let asked = 0
  const server = createServer((_, response) => {
    asked++
    response.end('secret')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  t.teardown(() => {
    server.closeAllConnections()
    server.close()
  })
  return { port: (server.address() as AddressInfo).port, asked: () => asked }
}

/** Spellings of hosts; PORT is that of the secret server. */
const spellings: readonly string[] = [
  // This machine, in the ways of IPv4.
  ...[
    'http://127.0.0.1:PORT',
    'http://127.1:PORT',
    'http://127.0.1:PORT',
    'http://2130706433:PORT',
  ],
  ...['http://0x7f000001:PORT', 'http://0x7f.0.0.1:PORT', 'http://017700000001:PORT'],
  ...['http://0177.0.0.1:PORT', 'http://127.0.0.1.:PORT', 'http://127.255.255.254:PORT'],
  ...['http://0.0.0.0:PORT', 'http://0:PORT', 'http://%31%32%37.0.0.1:PORT'],
  'http://１２７.0.0.1:PORT',
  'http://127。0。0。1:PORT',
  // In those of IPv6.
  ...['http://[::1]:PORT', 'http://[0:0:0:0:0:0:0:1]:PORT', 'http://[::]:PORT'],
  ...['http://[::ffff:127.0.0.1]:PORT', 'http://[::ffff:7f00:1]:PORT', 'http://[::127.0.0.1]:PORT'],
  ...[
    'http://[64:ff9b::7f00:1]:PORT',
    'http://[2002:7f00:1::]:PORT',
    'http://[::ffff:0:127.0.0.1]:PORT',
  ],
  ...[
    'http://[fe80::1]:PORT',
    'http://[fc00::1]:PORT',
    'http://[fd00:ec2::254]/',
    'http://[ff02::1]/',
  ],
  ...['http://[2001:0:7f00:1::]/', 'http://[fec0::1]/', 'http://[fe80::1%25eth0]/'],
  // By name.
  ...['http://localhost:PORT', 'http://LOCALHOST:PORT', 'http://localhost.:PORT'],
  ...['http://ip6-localhost:PORT', `http://${hostname()}:PORT`],
  // Its network, its provider's, and what clouds tell of themselves.
  ...['http://10.0.0.1/', 'http://172.16.0.1/', 'http://192.168.0.1/', 'http://100.64.0.1/'],
  ...['http://169.254.169.254/latest/meta-data/', 'http://2852039166/', 'http://0xa9fea9fe/'],
  ...['http://224.0.0.1/', 'http://255.255.255.255/', 'http://240.0.0.1/', 'http://192.0.2.1/'],
  ...['http://198.18.0.1/', 'http://192.88.99.1/'],
  // Written so as to be read otherwise.
  ...[
    'http://user:pass@127.0.0.1:PORT',
    'http://example.com@127.0.0.1:PORT',
    'http://127.0.0.1:PORT#@example.com',
  ],
  ...['http://example.com\\@127.0.0.1:PORT', 'http:\\\\127.0.0.1:PORT', 'file:///etc/passwd'],
  ...[
    'ftp://127.0.0.1/',
    'unix:///var/run/docker.sock',
    'http://127.0.0.1:PORT\t',
    'http:127.0.0.1:PORT',
  ],
]

const REFUSALS = /urn:mockhost:problem:(upstream-forbidden|upstream-refused|proxy-target-invalid)/

for (const command of ['binary', 'node'] as Command[])
  t.test(`${command}: ${spellings.length} ways to say it, and none leads here`, async (t) => {
    const secret = await startSecret(t)
    const host = await startHost(t, { command, args: ['--no-sample'] })
    const to = "{{queryParam 'to'}}"
    const mock = { routes: [{ endpoint: '/go', proxy: { to, timeout: 2_000 } }] }
    await host.api('POST /deployments', { mock, subdomain: 'mole' })
    for (const spelling of spellings) {
      const target = encodeURIComponent(spelling.replace('PORT', String(secret.port)))
      const { status, json } = await host.ask(`GET /@mole/go?to=${target}`)
      t.match([status, json.type], [/^50[24]$/, REFUSALS], spelling)
    }
    t.equal(secret.asked(), 0, 'nobody came')
    const { json } = await host.api('GET /deployments/mole/transactions?limit=200')
    t.equal(json.transactions.length, spellings.length, 'each is in the log')
  })

t.test('what the operator allows is asked, and nothing beside it', async (t) => {
  const secret = await startSecret(t)
  const host = await startHost(t, { args: ['--no-sample', '--allow-upstream', '127.0.0.0/30'] })
  const mock = { routes: [{ endpoint: '/go', proxy: { to: "{{queryParam 'to'}}" } }] }
  await host.api('POST /deployments', { mock, subdomain: 'mole' })
  const ask = (to: string) => host.ask(`GET /@mole/go?to=${encodeURIComponent(to)}`)
  t.equal((await ask(`http://127.0.0.1:${secret.port}`)).text, 'secret')
  t.match((await ask(`http://127.0.0.5:${secret.port}`)).json, { type: /forbidden/ })
  t.match((await ask('http://169.254.169.254/')).json, { type: /forbidden/, detail: /link-local/ })
})

const request = (url: string) => ({ method: 'GET', url, headers: [], body: null, timeoutMs: 500 })
const nothing = readAllowed([])

t.test(
  'a name that leads into a private network is refused, also where only one of its addresses does',
  async (t) => {
    for (const addresses of [['10.0.0.1'], ['93.184.216.34', '127.0.0.1'], ['::1']]) {
      const found = addresses.map(
        (address) => ({ address, family: address.includes(':') ? 6 : 4 }) as const,
      )
      const upstream = guardedUpstream({ allowed: nothing, find: async () => found })
      await t.rejects(upstream(request('http://innocent.test/')), { code: 'upstream-forbidden' })
    }
  },
)

t.test(
  'a name is asked for once: it can not lead elsewhere between the check and the connection',
  async (t) => {
    const secret = await startSecret(t)
    let count = 0
    const find = async () => [
      { address: count++ === 0 ? '203.0.113.1' : '127.0.0.1', family: 4 as const },
    ]
    const upstream = guardedUpstream({ allowed: readAllowed(['203.0.113.0/24']), find })
    await t.rejects(upstream(request(`http://turns.test:${secret.port}/`)))
    t.equal(secret.asked(), 0)
  },
)

t.test('a host that is allowed by its name may have a private address', async (t) => {
  const secret = await startSecret(t)
  const find = async () => [{ address: '127.0.0.1', family: 4 as const }]
  const upstream = guardedUpstream({ allowed: readAllowed(['api.internal']), find })
  const { status } = await upstream(request(`http://API.internal.:${secret.port}/`))
  t.equal(status, 200)
  await t.rejects(upstream(request(`http://other.internal:${secret.port}/`)), {
    code: 'upstream-forbidden',
  })
})

t.test('public addresses may be asked', async (t) => {
  for (const address of ['93.184.216.34', '1.1.1.1', '2606:4700:4700::1111', '::ffff:8.8.8.8'])
    t.equal(whyNotPublic(address), undefined, address)
})

t.test('what is allowed must be a name, an address or a range', async (t) => {
  for (const wrong of ['10.0.0.0/99', 'http://a.test', 'a b', '::1/x'])
    t.throws(() => readAllowed([wrong]), new RegExp(wrong.replace(/[/.]/g, '\\$&')), wrong)
})
