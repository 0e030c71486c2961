// Makes a mock that answers in this process: no port, nothing global, cheap enough for one each test.

import type { WrittenMock } from '../../core/index.ts'
import type { MockDocument } from '../define/index.ts'
import { compiled } from '../define/index.ts'
import { Clock } from './clock.ts'
import type { LocalMock } from './mock.ts'
import { type MockOptions, settingsOf } from './options.ts'
import { Scopes } from './scopes.ts'
import { createView } from './view.ts'

/**
 * Makes a mock. The same document, seed and requests give the same answers, byte for byte.
 * @throws MockhostError `document-invalid` with all `mistakes`, `argument-invalid`
 * @example
 * const mock = createMock({ routes: [get('/users/:id', { id: "{{urlParam 'id'}}" })] })
 * const response = await mock.fetch('/users/7')
 * mock.expectCalled('GET /users/7', { times: 1 })
 */
export function createMock(document: MockDocument, options?: MockOptions): LocalMock
/** The same, for a document whose type is that of a file. */
export function createMock(document: WrittenMock, options?: MockOptions): LocalMock
export function createMock(document: MockDocument | WrittenMock, options?: MockOptions): LocalMock {
  const base = compiled(document)
  const settings = settingsOf(options)
  let calls = 0
  const shared = {
    base,
    settings,
    clock: new Clock(settings.now),
    nextId: () => ++calls,
  }
  return createView(new Scopes(shared), null)
}
