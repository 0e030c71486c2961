// Where the text of a mock comes from.
import type { EditorLanguage } from '../../kit/index.ts'

export interface ReadSource {
  readonly text: string
  readonly name: string
}

/** Larger ones are no mocks; the server has a limit of its own. */
const MAX_BYTES = 64 * 1024 * 1024

/** @throws Error that says what is wrong with the file */
export async function readFile(file: File): Promise<ReadSource> {
  if (file.size > MAX_BYTES)
    throw new Error(
      `${file.name} has ${Math.round(file.size / 1e6)} MB, and a mock has at most 64.`,
    )
  return { text: await file.text(), name: file.name }
}

/** The first file that is dropped, or the text. */
export async function readDropped(data: DataTransfer): Promise<ReadSource | undefined> {
  const [file] = data.files
  if (file) return readFile(file)
  const text = data.getData('text/plain')
  return text === '' ? undefined : { text, name: '' }
}

/** @throws Error that says what can be done about it */
export async function readUrl(url: string): Promise<ReadSource> {
  if (!/^https?:\/\//.test(url)) throw new Error('An address begins with http:// or https://.')
  const response = await fetch(url).catch(() => {
    throw new Error(
      'The browser did not get it: this page may only ask its own server. Open the address in a tab, and paste what it shows.',
    )
  })
  if (!response.ok) throw new Error(`The address answers with ${response.status}.`)
  return { text: await response.text(), name: new URL(url).pathname.split('/').at(-1) ?? '' }
}

export const EMPTY_MOCK = `name: New mock
headers: { Content-Type: application/json }
routes:
  - endpoint: /hello
    body: { hello: world }
`

/** A subdomain of a file's name: `My Shop.yaml` is `my-shop`. */
export function nameOfFile(name: string): string {
  const plain = name
    .replace(/\.[^.]+$/, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 63)
  return plain.length >= 3 ? plain : ''
}

export const languageOf = (text: string): EditorLanguage =>
  /^\s*[{[]/.test(text) ? 'json' : 'yaml'
