// Where the identity of a server comes from: files that are read, or nothing, where it is made.
import type { TlsIdentity } from '../../sdk/listen/index.ts'
import { checkIdentity } from './check.ts'
import { type NamedFile, readNamed } from './named-file.ts'
import { createSelfSigned } from './self-signed.ts'

export interface IdentitySource {
  /** The files that it is read from. */
  readonly files: readonly string[]
  /** What is to be known of it. */
  readonly note?: string
  /** @throws IdentityProblem that says which file is wrong, why, and what to do */
  read(): Promise<TlsIdentity>
}

export interface PairFiles {
  readonly cert: NamedFile
  readonly key: NamedFile
  readonly ca?: NamedFile | undefined
  readonly passphrase?: string | undefined
}

/** A certificate and its key, in PEM. */
export const pairSource = ({ cert, key, ca, passphrase }: PairFiles): IdentitySource => ({
  files: [cert, key, ...(ca ? [ca] : [])].map(({ path }) => path),
  read: async () => {
    const identity = {
      cert: (await readNamed(cert)).toString(),
      key: (await readNamed(key)).toString(),
      ...(ca ? { ca: (await readNamed(ca)).toString() } : {}),
      ...(passphrase ? { passphrase } : {}),
    }
    checkIdentity(identity, { cert, key, ca })
    return identity
  },
})

export interface PfxFiles {
  readonly pfx: NamedFile
  readonly ca?: NamedFile | undefined
  readonly passphrase?: string | undefined
}

/** Both in one file. */
export const pfxSource = ({ pfx, ca, passphrase = '' }: PfxFiles): IdentitySource => ({
  files: [pfx, ...(ca ? [ca] : [])].map(({ path }) => path),
  read: async () => {
    const identity = {
      pfx: await readNamed(pfx),
      passphrase,
      ...(ca ? { ca: (await readNamed(ca)).toString() } : {}),
    }
    checkIdentity(identity, { pfx, ca })
    return identity
  },
})

/** Made anew each time, for this machine and the host that is listened on. */
export const selfSignedSource = (hostname: string): IdentitySource => ({
  files: [],
  note: 'the certificate is self-signed, and made for this run: clients do not trust it by themselves',
  read: async () => createSelfSigned({ hosts: ['localhost', ...hostsOf(hostname)] }),
})

function hostsOf(hostname: string): string[] {
  const isNamed = !['', '0.0.0.0', '::', 'localhost', ...LOOPBACK].includes(hostname)
  return [...LOOPBACK, ...(isNamed ? [hostname] : [])]
}

const LOOPBACK = ['127.0.0.1', '::1']
