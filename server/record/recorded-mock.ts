// The mock that a recording becomes, as a file with those of its bodies that are no text beside it.
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { toYaml } from '../../core/formats/index.ts'
import { type RecordedRoute, record, type Sample } from '../../core/recording/index.ts'
import { MAX_BYTES, MAX_EXCHANGES } from '../recordings/index.ts'

/** The API as a mock hands on to it. */
export const proxyHostOf = ({ href }: URL): string => href.replace(/\/$/, '')

export class RecordedMock {
  readonly #file: string
  readonly #target: URL
  readonly #samples: Sample[] = []
  #bytes = 0
  #isWritten = true
  #writing: Promise<unknown> = Promise.resolve()

  constructor(file: string, target: URL) {
    this.#file = file
    this.#target = target
  }

  get exchanges(): number {
    return this.#samples.length
  }

  get isFull(): boolean {
    return this.#samples.length >= MAX_EXCHANGES || this.#bytes >= MAX_BYTES
  }

  get routes(): RecordedRoute[] {
    return record(this.#samples)
  }

  /** Keeps an exchange, where there is room for it. */
  add(sample: Sample): void {
    if (this.isFull) return
    this.#samples.push(sample)
    this.#bytes += (sample.body?.length ?? 0) + (sample.requestBody?.length ?? 0)
    this.#isWritten = false
  }

  /**
   * Writes what is not on disk yet; one after the other.
   * @throws what the file system throws; what is recorded stays, and the next call tries again
   */
  write(): Promise<void> {
    const written = this.#writing.then(() => (this.#isWritten ? undefined : this.#write()))
    this.#writing = written.catch(() => {})
    return written
  }

  async #write(): Promise<void> {
    this.#isWritten = true
    try {
      const { routes } = this
      const folder = dirname(this.#file)
      await mkdir(folder, { recursive: true })
      for (const { path, bytes } of routes.flatMap(({ files }) => files)) {
        await mkdir(dirname(join(folder, path)), { recursive: true })
        await replaceFile(join(folder, path), bytes)
      }
      await replaceFile(this.#file, await this.#text(routes))
    } catch (error) {
      this.#isWritten = false
      throw error
    }
  }

  /** What was not recorded is not asked for: the proxy is off, and one word switches it on. */
  async #text(routes: readonly RecordedRoute[]): Promise<string> {
    const document = {
      name: this.#target.host,
      proxyMode: false,
      proxyHost: proxyHostOf(this.#target),
      routes: routes.map(({ route }) => route),
    }
    return this.#file.endsWith('.json')
      ? `${JSON.stringify(document, undefined, 2)}\n`
      : toYaml(document)
  }
}

/** All of it or nothing. */
async function replaceFile(file: string, content: string | Uint8Array): Promise<void> {
  const draft = `${file}.${process.pid}.tmp`
  try {
    await writeFile(draft, content)
    await rename(draft, file)
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
}
