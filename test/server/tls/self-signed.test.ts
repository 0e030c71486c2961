// Certificates that vouch for themselves: OpenSSL reads them as what they are to say, and clients that trust them connect.
import { createPrivateKey, X509Certificate } from 'node:crypto'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { connect, createServer } from 'node:tls'
import t, { type Test } from 'tap'
import { objectId, time } from '../../../server/tls/der.ts'
import { createSelfSigned } from '../../../server/tls/index.ts'

const read = (...hosts: [string, ...string[]]) => {
  const { cert = '', key = '' } = createSelfSigned({ hosts })
  return { certificate: new X509Certificate(cert), cert, key }
}

t.test('it says who it is of, since when and until when', async (t) => {
  const { cert = '' } = createSelfSigned({
    hosts: ['localhost'],
    from: Date.UTC(2049, 11, 31, 23, 59, 58),
    days: 2,
  })
  const certificate = new X509Certificate(cert)
  t.equal(certificate.subject, 'CN=localhost')
  t.equal(certificate.issuer, 'CN=localhost')
  t.equal(certificate.validFrom, 'Dec 31 23:59:58 2049 GMT')
  t.equal(certificate.validTo, 'Jan  2 23:59:58 2050 GMT')
  t.equal(certificate.ca, false)
  t.same(certificate.keyUsage, ['1.3.6.1.5.5.7.3.1'])
})

t.test('it is of all its hosts, and of no other', async (t) => {
  const hosts = ['localhost', 'a.test', '127.0.0.1', '::1', 'fe80::1:2', '::ffff:10.0.0.1'] as const
  const { certificate } = read(...hosts)
  t.equal(certificate.checkHost('localhost'), 'localhost')
  t.equal(certificate.checkHost('a.test'), 'a.test')
  t.equal(certificate.checkHost('b.test'), undefined)
  for (const address of hosts.slice(2)) t.ok(certificate.checkIP(address), address)
  t.equal(certificate.checkIP('127.0.0.2'), undefined)
})

t.test('it is signed with its own key, each with another one', async (t) => {
  const one = read('localhost')
  const other = read('localhost')
  t.ok(one.certificate.verify(one.certificate.publicKey))
  t.ok(one.certificate.checkPrivateKey(createPrivateKey(one.key)))
  t.notOk(one.certificate.checkPrivateKey(createPrivateKey(other.key)))
  t.not(one.certificate.serialNumber, other.certificate.serialNumber)
})

t.test('a client that trusts it connects, and any other does not', async (t) => {
  const identity = createSelfSigned({ hosts: ['localhost', '127.0.0.1'] })
  const port = await serveWith(t, identity)
  t.equal(await reach(port, { ca: identity.cert }), 'hi')
  await t.rejects(reach(port, {}), { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' })
  const stranger = createSelfSigned({ hosts: ['localhost', '127.0.0.1'] })
  await t.rejects(reach(port, { ca: stranger.cert }), { code: /SELF_SIGNED|UNABLE_TO_VERIFY/ })
})

async function serveWith(t: Test, identity: { cert?: string; key?: string }): Promise<number> {
  const server = createServer({ ...identity }, (socket) => socket.end('hi'))
  server.on('tlsClientError', (_, socket) => socket.destroy())
  server.listen(0, '127.0.0.1')
  t.teardown(() => server.close())
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}

function reach(port: number, trust: { ca?: string | undefined }): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect({ ...trust, port, host: '127.0.0.1', servername: 'localhost' })
    socket.on('data', (data) => resolve(String(data)))
    socket.on('error', reject)
  })
}

t.test('numbers and times are written as short as they may be', async (t) => {
  t.equal(objectId('1.2.840.10045.4.3.2').toString('hex'), '06082a8648ce3d040302')
  t.equal(String(time(new Date(0)).subarray(2)), '700101000000Z')
  t.equal(String(time(new Date(Date.UTC(2050, 0, 1))).subarray(2)), '20500101000000Z')
})
