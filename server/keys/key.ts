// Keys: secrets that are made here, and what is kept of them.
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

export const KEY_PREFIX = 'mh_'
const LENGTH = 32
const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
/** Bytes from here on would make the first letters likelier than the others. */
const FAIR_BYTES = 256 - (256 % ALPHABET.length)

/** A new key: `mh_` and 32 letters and digits, which are 190 bits. */
export function newKey(): string {
  let text = ''
  while (text.length < LENGTH)
    for (const byte of randomBytes(LENGTH))
      if (byte < FAIR_BYTES && text.length < LENGTH) text += ALPHABET[byte % ALPHABET.length]
  return KEY_PREFIX + text
}

/** SHA-256: keys are too random for anything slower to be of use. */
export const digestOf = (key: string): Uint8Array => createHash('sha256').update(key).digest()

/** Whether two digests are the same, in a time that says nothing about where they differ. */
export const isSameDigest = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && timingSafeEqual(a, b)
