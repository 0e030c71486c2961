// Whether a revision was saved by an editor as someone worked, and is no turn that they gave a name of their own.
import type { Revision } from '../../../sdk/client/index.ts'

/** What edits are called begins so, for the list of revisions. */
const EDIT =
  /^(Added|Changed|Copied|Deleted|Duplicated|Made|Merged|Moved|Pasted|Redid|Removed|Renamed|Switched|Undid)\b/

export const isAutosave = ({ message }: Pick<Revision, 'message'>): boolean =>
  message === '' || EDIT.test(message)
