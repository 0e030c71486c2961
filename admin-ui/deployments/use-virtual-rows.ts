// The rows of a long table that are on the screen, and how much room those above and below take.
import { useVirtualizer } from '@tanstack/react-virtual'
import { type RefObject, useLayoutEffect, useRef, useState } from 'react'

export interface VirtualRows {
  /** Of the table. */
  readonly table: RefObject<HTMLDivElement | null>
  /** The places of the rows in the list. */
  readonly rows: readonly number[]
  /** In pixels. */
  readonly above: number
  readonly below: number
  /** Measures a row; it has its place in the list as `data-index`. */
  readonly measure: (row: Element | null) => void
}

const ROW_PIXELS = 57

export function useVirtualRows(count: number): VirtualRows {
  const table = useRef<HTMLDivElement>(null)
  const [offset, setOffset] = useState(0)
  useLayoutEffect(() => setOffset(table.current?.offsetTop ?? 0), [])
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => document.getElementById('main'),
    estimateSize: () => ROW_PIXELS,
    scrollMargin: offset,
    overscan: 12,
  })
  const items = virtual.getVirtualItems()
  const [first, last] = [items[0], items.at(-1)]
  return {
    table,
    rows: items.map(({ index }) => index),
    above: first ? first.start - offset : 0,
    below: last ? virtual.getTotalSize() - (last.end - offset) : 0,
    measure: virtual.measureElement,
  }
}
