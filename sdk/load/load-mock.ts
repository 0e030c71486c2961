// Loads a document from a file or a URL; what reads it is loaded with it.
import { isRecord, nameValue, refuse } from '../argument/index.ts'
import type { MockDocument } from '../define/index.ts'

/**
 * Loads a mock: JSON or YAML, hand-written or Mockoon's own, also of older Mockoon versions.
 * @param source a path (from the working folder; in browsers a URL from the page), or a URL: `new URL('./shop.yaml', import.meta.url)`
 * @throws MockhostError `file-unreadable`, `document-syntax` with line and column, `document-invalid` with `mistakes`
 * @example const mock = createMock(await loadMock('petstore.yaml'))
 */
export async function loadMock(source: string | URL): Promise<MockDocument> {
  const isUrl = source instanceof URL || (isRecord(source) && typeof source.href === 'string')
  if (!isUrl && (typeof source !== 'string' || source === ''))
    refuse(
      `loadMock(${nameValue(source)})`,
      'that names no file',
      "Give a path such as './shop.yaml', or a URL.",
    )
  const { readDocumentText, loadText } = await import('./read-document.ts')
  const name = String(source)
  return readDocumentText(name, await loadText(name))
}
