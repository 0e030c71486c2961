// Where keys lead in a list.
import t from 'tap'
import { moveOf, placeAfter } from '../../../admin-ui/deployment/traffic/transactions/list-moves.ts'

const plain = { metaKey: false, ctrlKey: false, altKey: false }

t.test('keys lead on and back, to the ends at most', async (t) => {
  const at = (index: number) => ({ index, count: 10, page: 4 })
  t.equal(placeAfter('next', at(-1)), 0)
  t.equal(placeAfter('next', at(9)), 9)
  t.equal(placeAfter('previous', at(0)), 0)
  t.equal(placeAfter('previous', at(5)), 4)
  t.equal(placeAfter('page-down', at(7)), 9)
  t.equal(placeAfter('page-up', at(7)), 3)
  t.equal(placeAfter('first', at(7)), 0)
  t.equal(placeAfter('last', at(7)), 9)
  t.equal(placeAfter('open', at(7)), 7)
})

t.test('keys that mean something to others are left to them', async (t) => {
  t.equal(moveOf({ ...plain, key: 'j' }), 'next')
  t.equal(moveOf({ ...plain, key: 'ArrowUp' }), 'previous')
  t.equal(moveOf({ ...plain, ctrlKey: true, key: 'k' }), undefined)
  t.equal(moveOf({ ...plain, key: 'x' }), undefined)
})
