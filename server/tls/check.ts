// What is wrong with an identity, before a server is to use it: which file, why, and what to do.
import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto'
import { createSecureContext } from 'node:tls'
import { messageOf } from '../../core/index.ts'
import type { TlsIdentity } from '../../sdk/listen/index.ts'
import { type NamedFile, wrong } from './named-file.ts'

/** Where each part of an identity was read from. */
export interface IdentityFiles {
  readonly cert?: NamedFile
  readonly key?: NamedFile
  readonly ca?: NamedFile | undefined
  readonly pfx?: NamedFile
}

/** @throws IdentityProblem for the first thing that is wrong */
export function checkIdentity(identity: TlsIdentity, { cert, key, ca, pfx }: IdentityFiles): void {
  if (cert && key) {
    const [certificate] = readCertificates(identity.cert, cert)
    const privateKey = readKey(identity, key)
    if (certificate && !certificate.checkPrivateKey(privateKey))
      throw wrong(key, `it is not the key of ${cert.path}. Give the one that belongs to it`)
  }
  if (ca) readCertificates(identity.ca, ca)
  if (pfx && identity.pfx?.[0] !== SEQUENCE) throw wrong(pfx, `it is none. ${GIVE_PFX}`)
  try {
    const { pfx: bytes, ...rest } = identity
    createSecureContext({ ...rest, ...(bytes ? { pfx: Buffer.from(bytes) } : {}) })
  } catch (error) {
    throw pfx
      ? wrongPfx(error, pfx)
      : wrong(cert as NamedFile, `it can't be used: ${messageOf(error)}`)
  }
}

/** What a PFX file begins with. */
const SEQUENCE = 0x30
const GIVE_PFX = 'Give a PKCS #12 file with a certificate and its key'
const CERTIFICATE = /-----BEGIN (?:TRUSTED |X509 )?CERTIFICATE-----[\s\S]*?-----END [^-]*-----/g
const KEY = /-----BEGIN [A-Z ]*PRIVATE KEY-----/

/** All of a chain, that of the server first. */
function readCertificates(text = '', file: NamedFile): X509Certificate[] {
  const blocks = text.match(CERTIFICATE) ?? []
  if (blocks.length === 0) {
    const isKey = KEY.test(text)
    const found = isKey ? 'it holds a private key, and no certificate' : 'it holds no certificate'
    throw wrong(file, `${found}. ${isKey ? SWAPPED : 'Give one in PEM, with its chain behind it'}`)
  }
  return blocks.map((block, index) => {
    try {
      return new X509Certificate(block)
    } catch (error) {
      const which = blocks.length === 1 ? 'its certificate' : `certificate ${index + 1} in it`
      throw wrong(file, `${which} can't be read (${messageOf(error)}). Write the file anew`)
    }
  })
}

function readKey({ key = '', passphrase }: TlsIdentity, file: NamedFile): KeyObject {
  if (!KEY.test(key)) {
    const isCertificate = key.search(CERTIFICATE) >= 0
    const found = isCertificate ? 'it holds a certificate, and no key' : 'it holds no private key'
    throw wrong(
      file,
      `${found}. ${isCertificate ? SWAPPED : 'Give the one of the certificate, in PEM'}`,
    )
  }
  try {
    return createPrivateKey({ key, ...(passphrase ? { passphrase } : {}) })
  } catch (error) {
    throw wrong(file, keyReason(key, error, passphrase))
  }
}

function keyReason(key: string, error: unknown, passphrase: string | undefined): string {
  if (!/ENCRYPTED/.test(key)) return `its key can't be read (${messageOf(error)}). Write it anew`
  return passphrase
    ? 'its passphrase is another one. Give that of the key'
    : 'its key is encrypted. Give one that is not: openssl pkey -in FILE -out PLAIN'
}

const SWAPPED = 'The certificate and the key may have been mistaken for each other'

function wrongPfx(error: unknown, file: NamedFile): Error {
  const reason = messageOf(error)
  return /mac verif/i.test(reason)
    ? wrong(file, 'its passphrase is another one. Give that of the file as tlsOptions.passphrase')
    : wrong(file, `it can't be used (${reason}). ${GIVE_PFX}`)
}
