// The transactions, newest first: only those in sight are drawn, however many there are.
import { useVirtualizer, type VirtualItem } from '@tanstack/react-virtual'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { cx } from '../../../kit/index.ts'
import type { Gap, Item } from '../tail/index.ts'
import { GapLine } from './gap-line.tsx'
import { moveOf, placeAfter } from './list-moves.ts'
import { RowLine } from './row-line.tsx'
import css from './transactions.module.css'
import { useScrolledAway } from './use-scrolled-away.ts'

export interface TransactionListProps {
  readonly items: readonly Item[]
  /** The transaction that is open. */
  readonly selected: number | undefined
  readonly onSelect: (id: number) => void
  readonly onFill: (gap: Gap) => void
  /** Told when someone scrolls down to read, and when they are back at the top. */
  readonly onScrolledAway: (isAway: boolean) => void
  readonly hasOlder: boolean
  readonly onOlder: () => void
  /** Whether there is little room: the reasons are left out. */
  readonly isNarrow: boolean
  /** Counts up to bring the list back to its top. */
  readonly topRequest: number
}

const LINE = 34
/** So many lines before the end, older ones are asked for. */
const AHEAD = 20

export function TransactionList(props: TransactionListProps) {
  const { items, selected, onSelect, onFill, isNarrow } = props
  const id = useId()
  const scroller = useRef<HTMLDivElement>(null)
  const [active, setActive] = useState<string>()
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => LINE,
    overscan: 10,
  })
  const lines = virtualizer.getVirtualItems()
  const onScroll = useScrolledAway(scroller, LINE / 2, props.onScrolledAway)
  useOlder(props, lines.at(-1)?.index ?? 0)
  useEffect(() => {
    if (props.topRequest > 0) scroller.current?.scrollTo({ top: 0 })
  }, [props.topRequest])

  useInSight(virtualizer, items, selected)
  const activeKey = selected === undefined ? active : String(selected)
  const activeIndex = items.findIndex((item) => keyOf(item) === activeKey)
  const open = (item: Item) => {
    setActive(keyOf(item))
    if (item.kind === 'row') onSelect(item.id)
    else if (!item.isGone) onFill(item)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const move = moveOf(event)
    if (!move) return
    event.preventDefault()
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? LINE) / LINE) - 1)
    const index = placeAfter(move, { index: activeIndex, count: items.length, page })
    const item = items[index]
    if (!item) return
    if (move === 'open') return open(item)
    setActive(keyOf(item))
    virtualizer.scrollToIndex(index)
    if (selected !== undefined && item.kind === 'row') onSelect(item.id)
  }
  const isActiveDrawn = lines.some(({ index }) => index === activeIndex)
  return (
    <div
      ref={scroller}
      className={css.scroller}
      onScroll={onScroll}
      role="listbox"
      aria-label="Transactions"
      tabIndex={0}
      aria-activedescendant={isActiveDrawn ? `${id}-${activeIndex}` : undefined}
      onKeyDown={onKeyDown}
    >
      <div className={css.lines} style={{ height: virtualizer.getTotalSize() }} role="presentation">
        {/* By place, not by transaction: when hundreds come, lines change their text and stay where they are. */}
        {lines.map((line) => (
          <Line
            key={line.index}
            id={`${id}-${line.index}`}
            line={line}
            items={items}
            isActive={line.index === activeIndex}
            selected={selected}
            isNarrow={isNarrow}
            onOpen={open}
          />
        ))}
      </div>
    </div>
  )
}

interface LineProps {
  readonly id: string
  readonly line: VirtualItem
  readonly items: readonly Item[]
  readonly isActive: boolean
  readonly selected: number | undefined
  readonly isNarrow: boolean
  readonly onOpen: (item: Item) => void
}

function Line({ id, line, items, isActive, selected, isNarrow, onOpen }: LineProps) {
  const item = items[line.index]
  if (!item) return null
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list takes the keys
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={item.kind === 'row' && item.id === selected}
      aria-setsize={items.length}
      aria-posinset={line.index + 1}
      className={cx(css.line, isActive && css.active)}
      style={{ transform: `translateY(${line.start}px)` }}
      onClick={() => onOpen(item)}
    >
      {item.kind === 'row' ? <RowLine row={item} isNarrow={isNarrow} /> : <GapLine gap={item} />}
    </div>
  )
}

/** Asks for older ones before the end comes into sight. */
function useOlder({ items, hasOlder, onOlder }: TransactionListProps, lastDrawn: number): void {
  const count = items.length
  useEffect(() => {
    if (hasOlder && count > 0 && lastDrawn >= count - AHEAD) onOlder()
  }, [hasOlder, count, lastDrawn, onOlder])
}

/** Brings the transaction that is opened into sight, wherever it was opened from. */
function useInSight(
  { scrollToIndex }: Pick<ReturnType<typeof useVirtualizer>, 'scrollToIndex'>,
  items: readonly Item[],
  selected: number | undefined,
): void {
  const latest = useRef(items)
  latest.current = items
  useEffect(() => {
    const index = latest.current.findIndex((item) => item.kind === 'row' && item.id === selected)
    if (index >= 0) scrollToIndex(index)
  }, [selected, scrollToIndex])
}

const keyOf = (item: Item | undefined): string =>
  item === undefined ? '' : item.kind === 'row' ? String(item.id) : `gap-${item.before}`
