// How much memory a deployment takes, more or less: enough to keep a budget, measured on real mocks.
import type { Program, SavedState } from '../../core/index.ts'

const BYTES_OF_ONE = 20_000
const BYTES_OF_ROUTE = 3_000
/** Texts are held as they are and as what is made of them. */
const BYTES_OF_CHAR = 6

export function weightOf({ mock }: Program, saved: SavedState | undefined): number {
  const chars = mock.routes
    .flatMap(({ responses }) => responses)
    .reduce((sum, { body }) => sum + body.length, 0)
  const data = mock.data.reduce((sum, { value }) => sum + value.length, 0)
  const state = saved?.data.length ?? data
  return BYTES_OF_ONE + mock.routes.length * BYTES_OF_ROUTE + (chars + data + state) * BYTES_OF_CHAR
}
