// The helpers that templates can use, for whoever completes them.
import { bodyHelpers } from '../../core/render/index.ts'

/** In the order of the alphabet. */
export const helperNames: readonly string[] = Object.keys(bodyHelpers).sort()

/** The names that `faker` knows, which are loaded when they are asked for. */
export { fakerNames } from '../../core/render/index.ts'
