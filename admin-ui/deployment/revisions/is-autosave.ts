// Whether a revision was saved by an editor as someone typed, and not by a word of theirs.
import type { Revision } from '../../../sdk/client/index.ts'

export const isAutosave = ({ message }: Revision): boolean => message === ''
