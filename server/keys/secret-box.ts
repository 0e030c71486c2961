// Texts that may be seen again, kept encrypted: AES-256-GCM under the server's secret.
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

export const SECRET_BYTES = 32
const IV_BYTES = 12
const TAG_BYTES = 16

export class SecretBox {
  readonly #secret: Uint8Array

  /** @param secret of 32 bytes, as from `loadSecret` */
  constructor(secret: Uint8Array) {
    if (secret.length !== SECRET_BYTES)
      throw new Error(`A secret has ${SECRET_BYTES} bytes, and this one ${secret.length}`)
    this.#secret = secret
  }

  /** The text, encrypted: never the same bytes twice. */
  seal(text: string): Uint8Array {
    const iv = randomBytes(IV_BYTES)
    const cipher = createCipheriv('aes-256-gcm', this.#secret, iv)
    const sealed = [cipher.update(text, 'utf8'), cipher.final()]
    return Buffer.concat([iv, cipher.getAuthTag(), ...sealed])
  }

  /** @throws where the bytes were not sealed under this secret, or are not what was sealed */
  open(bytes: Uint8Array): string {
    const iv = bytes.subarray(0, IV_BYTES)
    const tag = bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES)
    try {
      const cipher = createDecipheriv('aes-256-gcm', this.#secret, iv, { authTagLength: TAG_BYTES })
      cipher.setAuthTag(tag)
      const opened = [cipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), cipher.final()]
      return Buffer.concat(opened).toString('utf8')
    } catch (cause) {
      throw new Error('What is encrypted was not encrypted with this secret', { cause })
    }
  }
}
