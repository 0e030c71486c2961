// Refuses paths that no parameter could be read from.
import { MockhostError } from '../errors.ts'

/** Whether every percent sign of a path begins an escape of UTF-8. */
export function isDecodable(path: string): boolean {
  try {
    assertDecodable(path)
    return true
  } catch {
    // That is what it says no with.
    return false
  }
}

/** @throws MockhostError `path-malformed` where a percent sign begins no escape of UTF-8 */
export function assertDecodable(path: string): void {
  if (!path.includes('%')) return
  try {
    decodeURIComponent(path)
  } catch (error) {
    const malformed = /%(?![0-9a-f]{2})/i.exec(path)
    const where = malformed ? ` at character ${malformed.index + 1}` : ''
    throw new MockhostError(
      'path-malformed',
      `The path ${path} has a malformed percent-encoding${where}: a % that is meant as one is written %25`,
      { cause: error },
    )
  }
}
