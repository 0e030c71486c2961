// What can't be used is told before anything listens: which file, why, and what to do.
import { createPrivateKey } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chmod, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { pairOfOptions } from '../../../server/tls/index.ts'
import { type Command, commands, runBinary } from '../../support/binary.ts'
import { temporaryFolder } from '../../support/host.ts'
import { makePair } from '../../support/tls.ts'
import { pfx } from './pfx.ts'

t.jobs = 2

const [own, other] = [makePair(), makePair()]
const sealed = createPrivateKey(own.key).export({
  ...{ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'open sesame' },
} as const)
const garbled = own.cert.replace(/\n[^\n]{20}/, `\n${'A'.repeat(20)}`)

const files: Record<string, string | Buffer> = {
  'cert.pem': own.cert,
  'key.pem': own.key,
  'other.pem': other.key,
  'sealed.pem': sealed,
  'garbled.pem': garbled,
  'chain.pem': own.cert + garbled,
  'text.pem': 'hello',
  'large.pem': 'x'.repeat(1024 * 1024 + 1),
  'both.pfx': pfx,
}

interface Case {
  readonly cert?: string
  readonly key?: string
  readonly says: RegExp
}

const cases: Record<string, Case> = {
  'a certificate alone': {
    cert: 'cert.pem',
    says: /^--tls-cert \S+: TLS needs --tls-key too\. Give its private key/,
  },
  'a key alone': { key: 'key.pem', says: /--tls-key \S+: TLS needs --tls-cert too/ },
  'a file that is not there': {
    cert: 'no.pem',
    key: 'key.pem',
    says: /--tls-cert \S+no\.pem: there is no such file\. Give /,
  },
  'a folder': { cert: '.', key: 'key.pem', says: /--tls-cert \S+: it is a folder\. Give / },
  'a file that is too large': {
    cert: 'large.pem',
    key: 'key.pem',
    says: /--tls-cert \S+large\.pem: it is larger than 1 MiB/,
  },
  'what is no PEM': {
    cert: 'text.pem',
    key: 'key.pem',
    says: /--tls-cert \S+text\.pem: it holds no certificate\. Give one in PEM/,
  },
  'a key that is none': {
    cert: 'cert.pem',
    key: 'text.pem',
    says: /--tls-key \S+text\.pem: it holds no private key\. Give the one of the certificate/,
  },
  'a certificate that is cut up': {
    cert: 'garbled.pem',
    key: 'key.pem',
    says: /--tls-cert \S+garbled\.pem: its certificate can't be read \(.+\)\. Write the file anew/,
  },
  'one of a chain that is cut up': {
    cert: 'chain.pem',
    key: 'key.pem',
    says: /--tls-cert \S+chain\.pem: certificate 2 in it can't be read/,
  },
  'the one in place of the other': {
    cert: 'key.pem',
    key: 'cert.pem',
    says: /--tls-cert \S+key\.pem: it holds a private key, and no certificate\. The .* mistaken/,
  },
  'the key of another certificate': {
    cert: 'cert.pem',
    key: 'other.pem',
    says: /--tls-key \S+other\.pem: it is not the key of \S+cert\.pem\. Give the one that belongs/,
  },
  'a key that is encrypted': {
    cert: 'cert.pem',
    key: 'sealed.pem',
    says: /--tls-key \S+sealed\.pem: its key is encrypted\. Give one that is not: openssl pkey/,
  },
}

async function folderOf(t: Test): Promise<string> {
  const folder = await temporaryFolder(t)
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content)
  return folder
}

for (const [name, { cert, key, says }] of Object.entries(cases))
  t.test(`${name} is refused`, async (t) => {
    const folder = await folderOf(t)
    const tlsCert = cert === undefined ? undefined : join(folder, cert)
    const tlsKey = key === undefined ? undefined : join(folder, key)
    // Bun says of some of them why in other words than Node.
    await t.rejects(async () => pairOfOptions({ tlsCert, tlsKey })?.read(), { message: says })
    const options = [
      ...(tlsCert === undefined ? [] : ['--tls-cert', tlsCert]),
      ...(tlsKey === undefined ? [] : ['--tls-key', tlsKey]),
    ]
    const ran = await runBinary(['serve', '--port', '0', ...options])
    t.match(ran, { status: 1, stdout: '', stderr: says })
    t.equal(ran.stderr.trim().split('\n').length, 1, ran.stderr)
  })

for (const command of Object.keys(commands) as Command[]) {
  t.test(`${command}: start refuses as well, before it makes anything`, async (t) => {
    const folder = await folderOf(t)
    const data = join(folder, 'data')
    const start = (env: Record<string, string>) =>
      runBinary(['start', '--port', '0', '--data', data], command, env)
    const [cert, key] = [join(folder, 'cert.pem'), join(folder, 'other.pem')]
    t.match(await start({ MOCKHOST_TLS_CERT: cert, MOCKHOST_TLS_KEY: key }), {
      status: 1,
      stdout: '',
      stderr: `mockhost: --tls-key ${key}: it is not the key of ${cert}.`,
    })
    t.match(await start({ MOCKHOST_TLS_KEY: key }), {
      status: 1,
      stderr: `mockhost: --tls-key ${key}: TLS needs --tls-cert too.`,
    })
    t.notOk(existsSync(data))
  })

  t.test(`${command}: what a mock names is refused with the field and the file`, async (t) => {
    const folder = await folderOf(t)
    const refusal = async (tlsOptions: Record<string, string>) => {
      const file = join(folder, 'mock.json')
      await writeFile(file, JSON.stringify({ tlsOptions: { enabled: true, ...tlsOptions } }))
      const { status, stderr } = await runBinary(['serve', '--port', '0', file], command)
      t.equal(status, 1)
      return stderr
    }
    const sealedKey = { certPath: 'cert.pem', keyPath: 'sealed.pem' }
    t.match(
      await refusal({ ...sealedKey, passphrase: 'wrong' }),
      /mock\.json: tlsOptions\.keyPath \S+sealed\.pem: its passphrase is another one/,
    )
    t.match(
      await refusal({ type: 'PFX', pfxPath: 'both.pfx', passphrase: 'wrong' }),
      /mock\.json: tlsOptions\.pfxPath \S+both\.pfx: its passphrase is another one/,
    )
    t.match(
      await refusal({ type: 'PFX', pfxPath: 'text.pem' }),
      /tlsOptions\.pfxPath \S+text\.pem: it is none\. Give a PKCS #12 file/,
    )
    t.match(
      await refusal({ certPath: 'cert.pem', keyPath: 'key.pem', caPath: 'text.pem' }),
      /tlsOptions\.caPath \S+text\.pem: it holds no certificate/,
    )
    t.match(
      await refusal({ certPath: '{{nothing', keyPath: 'key.pem' }),
      /tlsOptions\.certPath: .*Mend the template/s,
    )
  })
}

t.test('a file that may not be read is told as such', { skip: isRoot() }, async (t) => {
  const folder = await folderOf(t)
  await chmod(join(folder, 'key.pem'), 0)
  const options = ['--tls-cert', join(folder, 'cert.pem'), '--tls-key', join(folder, 'key.pem')]
  const { status, stderr } = await runBinary(['serve', '--port', '0', ...options])
  t.equal(status, 1)
  t.match(stderr, /--tls-key \S+key\.pem: it may not be read\. Let /)
})

/** Who may read everything. */
function isRoot(): string | false {
  return process.getuid?.() === 0 && 'everything may be read by root'
}
