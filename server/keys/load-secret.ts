// The server's secret: from the environment, or from a file that is made at the first start.
import { randomBytes } from 'node:crypto'
import { link, open, readFile, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { SECRET_BYTES } from './secret-box.ts'

const FILE_NAME = 'secret.key'
const DIGITS = SECRET_BYTES * 2

/**
 * The secret that what is encrypted is encrypted with.
 * @param fromEnvironment 64 hexadecimal digits; used instead of the file, which is then not made
 * @throws where either is malformed, or the file can't be read or made
 */
export async function loadSecret(
  dataFolder: string,
  fromEnvironment?: string,
): Promise<Uint8Array> {
  if (fromEnvironment !== undefined) return readSecret(fromEnvironment, 'The secret given')
  const file = join(dataFolder, FILE_NAME)
  const text = (await readIfThere(file)) ?? (await makeFile(file))
  return readSecret(text, file)
}

function readSecret(text: string, source: string): Uint8Array {
  const digits = text.trim()
  if (digits.length === DIGITS && /^[0-9a-f]+$/i.test(digits)) return Buffer.from(digits, 'hex')
  throw new Error(
    `${source} is not a secret: ${DIGITS} hexadecimal digits are wanted. ` +
      'Restore the one that was used before, or the keys of deployments and their secret variables can not be read',
  )
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/** Makes the file whole or not at all, and leaves one that another process made meanwhile. */
async function makeFile(file: string): Promise<string> {
  const draft = `${file}.${randomBytes(4).toString('hex')}.new`
  const handle = await open(draft, 'w', 0o600)
  try {
    await handle.writeFile(`${randomBytes(SECRET_BYTES).toString('hex')}\n`)
    await handle.sync()
  } finally {
    await handle.close()
  }
  try {
    await link(draft, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    await unlink(draft)
  }
  return readFile(file, 'utf8')
}
