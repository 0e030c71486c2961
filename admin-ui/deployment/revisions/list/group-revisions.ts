// The revisions of a mock as a list that can be read: what one person saved by and by is one entry.
import type { Revision } from '../../../../sdk/client/index.ts'

export interface RevisionGroup {
  /** Newest first; never empty. */
  readonly revisions: readonly [Revision, ...Revision[]]
}

/** Between two saves of one sitting lies at most this. */
const SITTING_MS = 2 * 60_000

/**
 * @param revisions newest first
 * @param isAutosave whether a revision was saved by the editor itself, so that it can stand behind a newer one
 */
export function groupRevisions(
  revisions: readonly Revision[],
  isAutosave: (revision: Revision) => boolean,
): RevisionGroup[] {
  const groups: [Revision, ...Revision[]][] = []
  for (const revision of revisions) {
    const group = groups.at(-1)
    const newer = group?.at(-1)
    if (group && newer && belongTogether(newer, revision, isAutosave)) group.push(revision)
    else groups.push([revision])
  }
  return groups.map((group) => ({ revisions: group }))
}

const belongTogether = (
  newer: Revision,
  older: Revision,
  isAutosave: (revision: Revision) => boolean,
): boolean =>
  isAutosave(newer) &&
  isAutosave(older) &&
  newer.author === older.author &&
  Date.parse(newer.time) - Date.parse(older.time) <= SITTING_MS
