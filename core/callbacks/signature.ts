// Signs the body of a callback, so that who gets it can tell where it comes from.
import type { Signature } from '../document/index.ts'

const HASHES = { sha1: 'SHA-1', sha256: 'SHA-256', sha512: 'SHA-512' } as const

/** The value of the signature's header: an HMAC over the bytes that are sent. */
export async function sign(
  { secret, algorithm, encoding, prefix }: Signature,
  body: Uint8Array,
): Promise<string> {
  const key = await crypto.subtle.importKey(
    'raw',
    new TextEncoder().encode(secret),
    { name: 'HMAC', hash: HASHES[algorithm] },
    false,
    ['sign'],
  )
  const bytes = new Uint8Array(await crypto.subtle.sign('HMAC', key, body as BufferSource))
  return `${prefix}${encoding === 'hex' ? toHex(bytes) : btoa(String.fromCharCode(...bytes))}`
}

const toHex = (bytes: Uint8Array): string =>
  [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
