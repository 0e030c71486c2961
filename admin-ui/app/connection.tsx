// Whether the server can be reached: a banner while it can't, and everything asked anew when it can again.
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useSyncExternalStore } from 'react'
import { MockhostError } from '../../sdk/client/index.ts'
import css from './app.module.css'
import { queries } from './queries.ts'

let isLost = false
const listeners = new Set<() => void>()

function become(lost: boolean): void {
  if (lost === isLost) return
  isLost = lost
  for (const listener of listeners) listener()
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

const isUnreachable = (error: unknown): boolean =>
  error instanceof MockhostError && error.code === 'server-unreachable'

for (const cache of [queries.getQueryCache(), queries.getMutationCache()])
  cache.subscribe((event) => {
    if (event.type !== 'updated') return
    const { action } = event
    if (action.type === 'error' && isUnreachable(action.error)) become(true)
    if (action.type === 'success') become(false)
  })

const ASKED_EVERY_MS = 2_000

export function ConnectionBanner() {
  const lost = useSyncExternalStore(subscribe, () => isLost)
  const client = useQueryClient()
  useEffect(() => {
    if (!lost) return
    const timer = setInterval(async () => {
      const isBack = await fetch('/healthz').then(
        ({ ok }) => ok,
        () => false,
      )
      if (!isBack) return
      become(false)
      void client.invalidateQueries()
    }, ASKED_EVERY_MS)
    return () => clearInterval(timer)
  }, [lost, client])
  return (
    <div role="status" className={lost ? css.banner : undefined}>
      {lost &&
        'The server can’t be reached. What you change is kept here and saved when it is back.'}
    </div>
  )
}
