// TLS of `mockhost serve`: by the command line, and by what a mock says of itself.
import { createPrivateKey } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import t, { type Test } from 'tap'
import { type Command, commands, type RunningBinary, startBinary } from '../../support/binary.ts'
import { temporaryFolder } from '../../support/host.ts'
import { connect } from '../../support/socket.ts'
import { askSecurely, makePair, pairOnDisk, renewed } from '../../support/tls.ts'
import { pfx, pfxSerial } from './pfx.ts'

t.jobs = 2

const greeting = `
name: Greeting
routes:
  - { endpoint: /hello, body: "{{baseUrl}} {{ip}}" }
  - { type: ws, endpoint: /chat, body: "You said {{body}}" }
`
/** On Bun, such a mock is served by another server. */
const odd = `${greeting}  - { endpoint: /odd, statusCode: 799, body: odd }\n`

interface Serving {
  readonly command: Command
  readonly args?: readonly string[]
  /** Beside the mock. */
  readonly files?: Readonly<Record<string, string | Buffer>>
  readonly env?: NodeJS.ProcessEnv
}

interface Served extends RunningBinary {
  /** The mock's own. */
  readonly file: string
}

async function serve(t: Test, text: string, serving: Serving): Promise<Served> {
  const { command, args = [], files = {}, env } = serving
  const folder = await temporaryFolder(t)
  for (const [name, content] of Object.entries({ ...files, 'mock.yaml': text })) {
    await mkdir(dirname(join(folder, name)), { recursive: true })
    await writeFile(join(folder, name), content)
  }
  const file = join(folder, 'mock.yaml')
  const local = ['serve', '--port', '0', '--hostname', '127.0.0.1']
  return { ...(await startBinary(t, [...local, ...args, file], command, env)), file }
}

const selfSigned = /mock\.yaml: the certificate is self-signed, and made for this run/

for (const command of Object.keys(commands) as Command[]) {
  for (const [kind, text] of [
    ['a plain mock', greeting],
    ['a mock that needs raw HTTP', odd],
  ] as const)
    t.test(`${command}: the command line has ${kind} over TLS, and renewed`, async (t) => {
      const [first, second] = [makePair(), makePair()]
      const disk = await pairOnDisk(t, first)
      const { port, url, printed } = await serve(t, text, { command, args: disk.options })
      t.match(url, /^https:\/\/127\.0\.0\.1:/)
      t.match(await askSecurely(port, '/hello', { ca: first.cert }), {
        status: 200,
        text: /^https:\/\/localhost:\d+ 127\.0\.0\.1$/,
        serial: first.serial,
        protocol: 'http/1.1',
      })
      const status = text === odd ? 799 : 404
      t.match(await askSecurely(port, '/odd'), { status })
      const socket = await connect(t, `${url.replace('127.0.0.1', 'localhost')}/chat`, {
        ca: first.cert,
      })
      socket.send('hi')
      t.equal(await socket.next(), 'You said hi')
      await disk.write(second)
      await printed(/mock\.yaml: new connections have the certificate of \S+cert\.pem/)
      t.match(await askSecurely(port, '/hello'), { serial: second.serial })
      socket.send('still here')
      t.equal(await socket.next(), 'You said still here')
    })

  t.test(`${command}: the files that a mock names are beside it, by templates too`, async (t) => {
    const [first, second] = [makePair(), makePair()]
    const sealed = createPrivateKey(first.key).export({
      ...{ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'open sesame' },
    } as const)
    const options = `
tlsOptions:
  enabled: true
  certPath: "tls/{{getEnvVar 'CERT'}}.pem"
  keyPath: ./tls/key.pem
  caPath: tls/ca.pem
  passphrase: "{{getEnvVar 'MOCKOON_PASS'}}"
`
    const served = await serve(t, greeting + options, {
      command,
      files: { 'tls/mine.pem': first.cert, 'tls/key.pem': sealed, 'tls/ca.pem': second.cert },
      env: { MOCKOON_CERT: 'mine', MOCKOON_PASS: 'open sesame' },
    })
    t.match(served.url, /^https:/)
    t.match(await askSecurely(served.port, '/hello'), { status: 200, serial: first.serial })
    await writeFile(join(dirname(served.file), 'tls/mine.pem'), second.cert)
    await writeFile(join(dirname(served.file), 'tls/key.pem'), second.key)
    await renewed(served, second.serial)
    t.match(await askSecurely(served.port, '/hello'), { status: 200, serial: second.serial })
  })

  t.test(`${command}: a PFX file has both`, async (t) => {
    const options = `
tlsOptions: { enabled: true, type: PFX, pfxPath: both.pfx, passphrase: secret }
`
    const { port } = await serve(t, greeting + options, { command, files: { 'both.pfx': pfx } })
    t.match(await askSecurely(port, '/hello'), { status: 200, serial: pfxSerial })
  })

  t.test(`${command}: a mock that names no files has a certificate made`, async (t) => {
    const serving = { command, args: ['--watch'] }
    const served = await serve(t, `${greeting}tlsOptions: { enabled: true }\n`, serving)
    t.match(served.output(), selfSigned)
    const { serial, text } = await askSecurely(served.port, '/hello')
    t.match(text, /^https:/)
    t.match(serial, /^[0-9A-F]{20,}$/)

    await t.test('which a change of something else leaves as it is', async (t) => {
      await writeFile(served.file, `${odd}tlsOptions: { enabled: true }\n`)
      await served.printed(/mock\.yaml: live\n/)
      t.match(await askSecurely(served.port, '/odd'), { status: 799, serial })
    })

    await t.test('and a change to files that are not there is not taken', async (t) => {
      const broken = '{ enabled: true, certPath: a.pem, keyPath: b.pem }'
      await writeFile(
        served.file,
        `name: New\n${greeting}tlsOptions: ${broken}\n`.replace('name: Greeting\n', ''),
      )
      await served.printed(/tlsOptions\.certPath \S+a\.pem: there is no such file.*\n.*not taken/)
      t.match(await askSecurely(served.port, '/odd'), { status: 799, serial })
    })

    await t.test('and a mock without TLS is served without it', async (t) => {
      await writeFile(served.file, greeting)
      await served.printed(/mock\.yaml: live on http:/)
      const response = await fetch(`http://127.0.0.1:${served.port}/hello`)
      t.match(await response.text(), /^http:/)
    })
  })

  t.test(`${command}: the command line comes before the mock`, async (t) => {
    const pair = makePair()
    const { options } = await pairOnDisk(t, pair)
    const text = `${greeting}tlsOptions: { enabled: true, certPath: no.pem, keyPath: no.pem }\n`
    const { port } = await serve(t, text, { command, args: options })
    t.match(await askSecurely(port, '/hello'), { status: 200, serial: pair.serial })
  })
}
