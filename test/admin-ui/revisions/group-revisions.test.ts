// The list of revisions: what one person saved by and by is one entry, and nothing else is.
import t from 'tap'
import { isAutosave } from '../../../admin-ui/deployment/revisions/is-autosave.ts'
import { groupRevisions } from '../../../admin-ui/deployment/revisions/list/group-revisions.ts'
import type { Revision } from '../../../sdk/client/index.ts'

const at = (number: number, minutes: number, changes: Partial<Revision> = {}): Revision => ({
  number,
  time: new Date(minutes * 60_000).toISOString(),
  author: 'Ann',
  message: '',
  bytes: 1,
  routes: 1,
  ...changes,
})

const numbers = (revisions: Revision[]) =>
  groupRevisions(revisions, isAutosave).map((group) => group.revisions.map(({ number }) => number))

t.test('saves of one sitting are one entry', async (t) => {
  t.same(numbers([at(4, 60), at(3, 59), at(2, 57), at(1, 54)]), [[4, 3, 2], [1]])
})

t.test('another author, a message, or a rollback stands alone', async (t) => {
  t.same(numbers([at(3, 3), at(2, 2, { author: 'Bob' }), at(1, 1)]), [[3], [2], [1]])
  t.same(numbers([at(3, 3), at(2, 2, { message: 'Back to revision 1' }), at(1, 1)]), [
    [3],
    [2],
    [1],
  ])
  t.same(numbers([]), [])
})

t.test('what an editor saved is told from what people named', async (t) => {
  for (const message of ['', 'Changed GET /users', 'Undid: Added a folder', 'Moved a route'])
    t.ok(isAutosave({ message }), message)
  for (const message of ['Prices of May', 'Back to revision 3', 'Addedum'])
    t.notOk(isAutosave({ message }), message)
})
