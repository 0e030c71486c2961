// Tells by method and path alone that a mock answers a request, whatever else is in it: then nothing needs to be
// decided ahead, and the body is read once, by the mock, with no copy of it.
import type { IncomingRequest } from '../../core/index.ts'
import { SESSION_HEADER } from '../../core/session/index.ts'
import type { MswMock } from './handlers.ts'

/** False where it can't be told so easily. */
export function isCertain({ program }: MswMock, incoming: IncomingRequest): boolean {
  const { method, target } = incoming
  // A session may have routes of its own; HEAD may be answered by GET; such paths are rewritten or refused.
  if (method === 'HEAD' || UNEASY.test(target) || incoming.header(SESSION_HEADER)) return false
  const path = target.split('?', 1)[0] as string
  for (const endpoint of program.router.find(path)) {
    if (endpoint.method !== method && endpoint.method !== 'ALL') continue
    try {
      if (!endpoint.path.match(path)) continue
    } catch {
      // What it is matched with is not loaded yet.
      return false
    }
    const { mode, fallback } = endpoint.route
    return mode !== 'FALLBACK' && fallback !== undefined
  }
  return false
}

const UNEASY = /\/\/|%/
