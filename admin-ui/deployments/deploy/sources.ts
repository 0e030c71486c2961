// Where the text of a mock comes from.
import type { EditorLanguage } from '../../kit/index.ts'

export interface ReadSource {
  readonly text: string
  /** Of the file; empty for what has none. */
  readonly name: string
}

/** Larger ones are no mocks; the server has a limit of its own. */
export const MOST_BYTES = 64 * 1024 * 1024

/** @throws Error that says what is wrong with the file */
export async function readFile(file: File): Promise<ReadSource> {
  if (file.size > MOST_BYTES)
    throw new Error(
      `${file.name} has ${Math.round(file.size / 1024 / 1024)} MB; a mock has at most 64.`,
    )
  const text = await file.text()
  if (text.includes('\0')) throw new Error(`${file.name} is no text. A mock is JSON or YAML.`)
  return { text, name: file.name }
}

/** The first file that is dropped, or the text. */
export async function readDropped(data: DataTransfer): Promise<ReadSource | undefined> {
  const [file] = data.files
  if (file) return readFile(file)
  const text = data.getData('text/plain')
  return text === '' ? undefined : { text, name: '' }
}

export const EMPTY_MOCK: ReadSource = {
  name: '',
  text: `name: New mock
routes:
  - endpoint: /hello
    body: { hello: world }
`,
}

export const languageOf = (text: string): EditorLanguage =>
  /^\s*[{[]/.test(text) ? 'json' : 'yaml'
