// Defines a mock: the document itself, checked, with its types.
import type { WrittenMock } from '../../core/index.ts'
import { compiled } from './compiled.ts'
import type { MockDocument } from './document.ts'

/**
 * Checks a document where it is written, and gives it back.
 * @throws MockhostError `document-invalid`, with all `mistakes` and the `path` of the first
 * @example
 * export const shop = defineMock({
 *   data: { products: [{ id: 1, name: 'Tea' }] },
 *   routes: [crud('/products', 'products'), get('/health', 'ok')],
 * })
 */
export function defineMock(document: MockDocument): MockDocument
/** The same, for a document whose type is that of a file. */
export function defineMock(document: WrittenMock): WrittenMock
export function defineMock(document: MockDocument | WrittenMock): MockDocument | WrittenMock {
  compiled(document)
  return document
}
