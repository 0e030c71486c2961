// Whether a revision is one of many that someone saved by and by, and no turn of its own as a rollback is.
import type { Revision } from '../../../sdk/client/index.ts'

export const isAutosave = ({ message }: Revision): boolean => !/^Back to revision \d+/.test(message)
