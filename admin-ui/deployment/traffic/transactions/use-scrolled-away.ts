// Whether someone has scrolled a list away from its top, told when it changes.
import { type RefObject, useCallback, useRef } from 'react'

export function useScrolledAway(
  scroller: RefObject<HTMLElement | null>,
  beyondPx: number,
  onChange: (isAway: boolean) => void,
): () => void {
  const isAway = useRef(false)
  return useCallback(() => {
    const next = (scroller.current?.scrollTop ?? 0) > beyondPx
    if (next === isAway.current) return
    isAway.current = next
    onChange(next)
  }, [scroller, beyondPx, onChange])
}
