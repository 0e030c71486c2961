// Whether what was asked for is not there.
import { MockhostError } from '../../core/index.ts'

export const isGone = (error: unknown): boolean =>
  error instanceof MockhostError && error.status === 404
