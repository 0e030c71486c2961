// A long table shows its first rows, and more as one scrolls to their end: thousands at once would be slow.
import { type RefObject, useEffect, useRef, useState } from 'react'

const STEP = 60

export function useWindowedRows<Item>(items: readonly Item[]): {
  readonly shown: readonly Item[]
  /** Goes behind the last row. */
  readonly sentinel: RefObject<HTMLDivElement | null>
} {
  const [count, setCount] = useState(STEP)
  const sentinel = useRef<HTMLDivElement>(null)
  const hasMore = items.length > count
  useEffect(() => {
    const place = sentinel.current
    if (!place || !hasMore) return
    const observer = new IntersectionObserver(
      ([entry]) => entry?.isIntersecting && setCount((now) => now + STEP),
      { rootMargin: '400px' },
    )
    observer.observe(place)
    return () => observer.disconnect()
  }, [hasMore])
  return { shown: items.slice(0, count), sentinel }
}
