// Defines a mock: the document itself, checked, with its types.
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
export function defineMock(document: MockDocument): MockDocument {
  compiled(document)
  return document
}
