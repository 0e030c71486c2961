// The live tail: bounded, sampled, still where someone reads; every transaction is shown or counted.
import t from 'tap'
import { Rate } from '../../../admin-ui/deployment/traffic/tail/rate.ts'
import { type Row, toRow } from '../../../admin-ui/deployment/traffic/tail/row.ts'
import { sample } from '../../../admin-ui/deployment/traffic/tail/sample.ts'
import { TailFeed } from '../../../admin-ui/deployment/traffic/tail/tail-feed.ts'
import { TailList, type TailView } from '../../../admin-ui/deployment/traffic/tail/tail-list.ts'
import { aTransaction } from './a-transaction.ts'

const row = (id: number, status = 200): Row => toRow(aTransaction({ id, response: { status } }))
const rows = (from: number, to: number): Row[] =>
  Array.from({ length: to - from + 1 }, (_, index) => row(from + index))

/** As `5 4 [3] 1`: ids, and gaps with their counts in brackets. */
const sketch = ({ items }: TailView): string =>
  items.map((item) => (item.kind === 'gap' ? `[${item.count}]` : item.id)).join(' ')

/** All that a list knows of. */
const total = ({ items, waiting }: TailView): number =>
  items.reduce((sum, item) => sum + (item.kind === 'gap' ? item.count : 1), waiting)

t.test('the newest come first, and none twice', async (t) => {
  const list = new TailList()
  list.add(rows(1, 2))
  list.add(rows(2, 4))
  t.equal(sketch(list.view), '4 3 2 1')
})

t.test('one that is told once more is changed where it stands', async (t) => {
  const list = new TailList()
  list.add(rows(1, 3))
  list.add([row(2, 502), row(4)])
  t.equal(sketch(list.view), '4 3 2 1')
  t.match(list.view.items[2], { id: 2, status: 502 })
  list.hold()
  list.add(rows(5, 6))
  list.add([row(5, 503)])
  list.release()
  t.equal(sketch(list.view), '6 5 4 3 2 1')
  t.match(list.view.items[1], { id: 5, status: 503 })
})

t.test('what was fetched takes its place, also where it is there already', async (t) => {
  const list = new TailList()
  list.add(rows(5, 6))
  list.merge([row(3), row(5), row(2)])
  t.equal(sketch(list.view), '6 5 3 2')
  list.add(rows(6, 7))
  t.equal(sketch(list.view), '7 6 5 3 2')
})

t.test('what was fetched before it came is there once, and in its place', async (t) => {
  const list = new TailList()
  list.begin(1)
  list.merge([row(4), row(3), row(1)])
  list.add([row(2), row(3, 500)])
  t.equal(sketch(list.view), '4 3 2 1')
  t.match(list.view.items[1], { status: 500 })
  list.add([row(4), row(5)])
  t.equal(sketch(list.view), '5 4 3 2 1')
})

t.test('what the server left out stands where it is missing', async (t) => {
  const list = new TailList()
  list.add(rows(1, 1))
  list.add(rows(40, 41), 38)
  t.equal(sketch(list.view), '41 40 [38] 1')
})

t.test('a gap is filled with what the log still has; the rest is gone', async (t) => {
  const list = new TailList()
  list.add(rows(1, 1))
  list.add(rows(5, 5), 3)
  const gap = list.view.items[1]
  if (gap?.kind !== 'gap') return t.fail('no gap')
  list.fill(gap, [row(4)], 2)
  t.equal(sketch(list.view), '5 4 [2] 1')
  t.match(list.view.items[2], { isGone: true })
})

t.test('what passes another filter stays until the list of that is there', async (t) => {
  const list = new TailList()
  list.add([row(1), row(2, 404), row(3), row(4, 404)], 2)
  list.keep(({ status }) => status === 404)
  t.equal(sketch(list.view), '4 2')
  list.add([row(9, 404)])
  list.replace([row(4, 404), row(3, 404)], false, 4)
  t.equal(sketch(list.view), '9 4 3', 'what is older than the page may miss others between')
  list.replace([], true, 4)
  t.equal(sketch(list.view), '9')
})

t.test('a batch that is too large is sampled, and the rest counted', async (t) => {
  const list = new TailList({ items: 100, waiting: 100, batch: 10 })
  list.add(rows(1, 50))
  t.equal(list.view.items.filter(({ kind }) => kind === 'row').length, 10)
  t.equal(total(list.view), 50)
})

t.test('a list that is full lets the oldest go', async (t) => {
  const list = new TailList({ items: 5, waiting: 100, batch: 100 })
  list.add(rows(1, 4))
  t.equal(list.view.isCut, false)
  list.add(rows(5, 8))
  t.equal(sketch(list.view), '8 7 6 5 4')
  t.equal(list.view.isCut, true)
})

t.test('a list that is held stands still, and loses none of what waits', async (t) => {
  const list = new TailList()
  list.add(rows(1, 2))
  list.hold()
  list.add(rows(3, 5), 2)
  t.equal(sketch(list.view), '2 1')
  t.equal(list.view.waiting, 5)
  list.release()
  t.equal(sketch(list.view), '5 4 3 [2] 2 1')
  t.equal(list.view.waiting, 0)
})

t.test('what waits is bounded, and the rest counted', async (t) => {
  const list = new TailList({ items: 1_000, waiting: 10, batch: 100 })
  list.hold()
  for (let id = 1; id <= 96; id += 5) list.add(rows(id, id + 4))
  t.equal(list.view.waiting, 100)
  list.release()
  t.equal(sketch(list.view), '100 99 98 97 96 95 94 93 92 [91]')
  t.match(list.view.items.at(-1), { after: 0, before: 92 })
})

t.test('a sample keeps errors before others, and the order', async (t) => {
  const many = rows(1, 100).map((each) => (each.id % 20 === 0 ? row(each.id, 500) : each))
  const kept = sample(many, 20)
  t.equal(kept.length, 20)
  t.same(
    kept.filter(({ status }) => status === 500).map(({ id }) => id),
    [20, 40, 60, 80, 100],
  )
  t.same(
    kept,
    kept.toSorted((a, b) => a.id - b.id),
  )
  t.equal(
    sample(
      rows(1, 100).map(({ id }) => row(id, 500)),
      20,
    ).length,
    20,
  )
})

function startFeed() {
  const list = new TailList()
  const flushes: (() => void)[] = []
  let changes = 0
  const feed = new TailFeed({
    list,
    schedule: (flush) => flushes.push(flush),
    onChange: () => changes++,
    now: () => 10_000,
  })
  const frame = () => {
    for (const flush of flushes.splice(0)) flush()
  }
  return { list, feed, frame, changes: () => changes }
}

t.test('however many come between two frames, the list changes once', async (t) => {
  const { list, feed, frame, changes } = startFeed()
  for (let id = 1; id <= 150; id++) feed.push(aTransaction({ id }))
  t.equal(list.view.items.length, 0)
  frame()
  t.equal(changes(), 1)
  t.equal(list.view.items.length, 150)
  frame()
  t.equal(changes(), 1)
})

t.test('in a tab without frames it is bounded, and every one is counted', async (t) => {
  const { list, feed, frame } = startFeed()
  for (let id = 1; id <= 30_000; id++) feed.push(aTransaction({ id }))
  feed.skip(7)
  frame()
  t.equal(feed.received, 30_007)
  t.equal(total(list.view), 30_007)
})

t.test('only what passes the filter is in the list; all is counted', async (t) => {
  const { list, feed, frame } = startFeed()
  feed.matches = ({ status }) => status === 404
  feed.push(aTransaction({ id: 1 }))
  feed.push(aTransaction({ id: 2, response: { status: 404 } }))
  frame()
  t.equal(sketch(list.view), '2')
  t.equal(feed.received, 2)
})

t.test('the rate is counted by the second, and falls to nothing', async (t) => {
  const rate = new Rate(4)
  rate.add(3, 10_100)
  rate.add(1, 10_900)
  rate.add(5, 12_000)
  t.same(rate.points(12_500), [0, 4, 0, 5])
  t.equal(rate.perSecond(13_000), 5)
  t.same(rate.points(14_000), [0, 5, 0, 0])
  t.same(rate.points(90_000), [0, 0, 0, 0])
})
