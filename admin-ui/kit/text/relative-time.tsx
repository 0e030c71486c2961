// A time as people say it ("3 minutes ago"), which goes on by itself; the whole of it where it is pointed at.
import { useSyncExternalStore } from 'react'

/** @param time in ISO form, or milliseconds */
export function RelativeTime({ time }: { readonly time: string | number }) {
  const now = useSyncExternalStore(subscribe, currentTick)
  const date = new Date(time)
  return (
    <time dateTime={date.toISOString()} title={date.toLocaleString()}>
      {formatAgo(date.getTime(), now)}
    </time>
  )
}

const TICK_MS = 10_000
const listeners = new Set<() => void>()
let timer: ReturnType<typeof setInterval> | undefined
let tick = Date.now()

const currentTick = (): number => tick

function subscribe(listener: () => void): () => void {
  tick = Date.now()
  listeners.add(listener)
  timer ??= setInterval(() => {
    tick = Date.now()
    for (const each of listeners) each()
  }, TICK_MS)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
}

const UNITS = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const
const format = new Intl.RelativeTimeFormat('en', { numeric: 'auto' })

export function formatAgo(then: number, now: number): string {
  const seconds = (then - now) / 1_000
  const [unit, size] = UNITS.find(([, size]) => Math.abs(seconds) >= size) ?? []
  return unit && size ? format.format(Math.trunc(seconds / size), unit) : 'just now'
}
