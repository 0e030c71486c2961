// TLS of `mockhost start` and `mockhost serve`, on the binary and on Node, with certificates made for the test.
import { rm, writeFile } from 'node:fs/promises'
import t, { type Test } from 'tap'
import { type Command, commands, runBinary } from '../support/binary.ts'
import { startHost } from '../support/host.ts'
import { connect } from '../support/socket.ts'
import { askSecurely, keepAliveAgent, makePair, pairOnDisk, renewed } from '../support/tls.ts'

t.jobs = 2

for (const command of Object.keys(commands) as Command[]) {
  t.test(`${command}: start speaks HTTPS, and says so wherever it names itself`, async (t) => {
    const pair = makePair()
    const { options } = await pairOnDisk(t, pair)
    const host = await startHost(t, { command, args: [...options] })
    const { port, key } = host
    const url = `https://localhost:${port}`
    await host.printed(/Try:\n.*\n.*\n.*\n/)
    const output = host.output()
    t.match(output, `on ${url}, data in`)
    t.match(output, `Admin UI: ${url}\nManagement API: ${url}/api/v1\n`)
    t.match(output, `MOCKHOST_URL=${url} `)
    t.match(output, `The sample mock is deployed at https://shop.localhost:${port}.`)
    t.notMatch(output, /http:/)

    const ask = (path: string, more = {}) => askSecurely(port, path, { ca: pair.cert, ...more })
    t.match(await ask('/healthz'), { status: 200, serial: pair.serial, protocol: 'http/1.1' })
    t.match(await ask('/'), { status: 200, text: /<html/ }, 'the admin UI')
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' }
    const mock = {
      routes: [
        { endpoint: '/where', body: '{{baseUrl}} {{ip}}' },
        { type: 'ws', endpoint: '/chat', body: 'You said {{body}}' },
      ],
    }
    const body = JSON.stringify({ subdomain: 'safe', mock })
    const deployed = await ask('/api/v1/deployments', { method: 'POST', headers, body })
    t.equal(JSON.parse(deployed.text).url, `https://safe.localhost:${port}`)
    t.match(await ask('/where', { host: `safe.localhost:${port}` }), {
      status: 200,
      text: `https://safe.localhost:${port} 127.0.0.1`,
    })
    const socket = await connect(t, `wss://localhost:${port}/@safe/chat`, { ca: pair.cert })
    socket.send('hi')
    t.equal(await socket.next(), 'You said hi')

    const other = await listOver(url, key, { command, trusted: undefined })
    t.match(other, { status: 3, stderr: /certificate is .* here\. .* NODE_EXTRA_CA_CERTS/ })
    const trusting = await listOver(url, key, { command, trusted: options[1] })
    t.match(trusting, { status: 0, stdout: `https://safe.localhost:${port}` })
  })

  t.test(`${command}: a renewed certificate is taken, and nobody is cut off`, async (t) => {
    const [first, second] = [makePair(), makePair()]
    const disk = await pairOnDisk(t, first)
    const host = await startHost(t, { command, args: ['--no-sample', ...disk.options] })
    const { port, key } = host
    await deploySlow(port, key)
    const at = { host: 'slow.localhost' }
    const socket = await connect(t, `wss://localhost:${port}/@slow/chat`, { ca: first.cert })
    const agent = keepAliveAgent(t)
    t.equal((await askSecurely(port, '/now', { ...at, agent })).serial, first.serial)
    const late = askSecurely(port, '/late', at)

    const load = keepBusy(t, port, at)
    await disk.write(second)
    await renewed(host, second.serial)
    await new Promise((resolve) => setTimeout(resolve, 200))
    const { failed, serials } = await load.end()
    t.same(failed, [], 'no request of those in between fails')
    t.same(serials, new Set([first.serial, second.serial]))

    t.match(await late, { status: 200, text: 'late', serial: first.serial })
    t.match(await askSecurely(port, '/now', { ...at, agent }), { text: 'now' })
    t.equal((await askSecurely(port, '/now', { ...at, agent })).serial, first.serial)
    socket.send('still here')
    t.equal(await socket.next(), 'You said still here')
    await host.printed(/mockhost: new connections have the certificate of .*cert\.pem/)
    t.equal((await askSecurely(port, '/now', { ...at, ca: second.cert })).serial, second.serial)
  })

  t.test(`${command}: a broken pair is told, and the one before stays`, async (t) => {
    const [first, second, third] = [makePair(), makePair(), makePair()]
    const disk = await pairOnDisk(t, first)
    const host = await startHost(t, { command, args: ['--no-sample', ...disk.options] })
    const serial = async () => (await askSecurely(host.port, '/healthz')).serial
    await writeFile(disk.certFile, second.cert)
    await host.printed(/--tls-key \S+: it is not the key of \S+cert\.pem\..* stays in use/)
    t.equal(await serial(), first.serial)
    await rm(disk.keyFile)
    await host.printed(/--tls-key \S+: there is no such file\..* stays in use/)
    t.equal(await serial(), first.serial)
    await disk.write(third)
    await renewed(host, third.serial)
    t.equal(await serial(), third.serial)
  })

  t.test(`${command}: what was accepted is answered before a stop`, async (t) => {
    const { options } = await pairOnDisk(t, makePair())
    const host = await startHost(t, { command, args: ['--no-sample', ...options] })
    await deploySlow(host.port, host.key)
    const late = askSecurely(host.port, '/late', { host: 'slow.localhost' })
    await new Promise((resolve) => setTimeout(resolve, 200))
    const ended = new Promise((resolve) => host.child.once('exit', resolve))
    host.child.kill('SIGTERM')
    t.match(await late, { status: 200, text: 'late' })
    t.equal(await ended, 0)
  })
}

async function deploySlow(port: number, key: string): Promise<void> {
  const mock = {
    routes: [
      { endpoint: '/now', body: 'now' },
      { endpoint: '/late', body: 'late', latency: 2_000 },
      { type: 'ws', endpoint: '/chat', body: 'You said {{body}}' },
    ],
  }
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' }
  const body = JSON.stringify({ subdomain: 'slow', mock })
  await askSecurely(port, '/api/v1/deployments', { method: 'POST', headers, body })
}

/** Asks without a pause, over connections that stay and over new ones, until it is ended. */
function keepBusy(t: Test, port: number, at: { host: string }) {
  const failed: string[] = []
  const serials = new Set<string>()
  let isEnded = false
  const ask = async (agent?: ReturnType<typeof keepAliveAgent>) => {
    while (!isEnded) {
      try {
        const { status, serial } = await askSecurely(port, '/now', {
          ...at,
          ...(agent ? { agent } : {}),
        })
        serials.add(serial)
        if (status !== 200) failed.push(String(status))
      } catch (error) {
        failed.push(String(error))
      }
    }
  }
  const kept = keepAliveAgent(t, 4)
  const asking = Promise.all([ask(), ask(), ask(kept), ask(kept), ask(kept), ask(kept)])
  const end = async () => {
    isEnded = true
    await asking
    return { failed, serials }
  }
  return { end }
}

interface Listing {
  readonly command: Command
  readonly trusted: string | undefined
}

const listOver = (url: string, key: string, { command, trusted }: Listing) =>
  runBinary(['list', '--server', url, '--key', key], command, {
    NODE_EXTRA_CA_CERTS: trusted,
  })
