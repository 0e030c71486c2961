// The transactions of a deployment in a component, from when it is there until it is gone.
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useSyncExternalStore } from 'react'
import { useClient } from '../../../kit/index.ts'
import type { TrafficFilter } from '../filter/traffic-filter.ts'
import type { TailSnapshot } from './tail-snapshot.ts'
import { TailStore } from './tail-store.ts'

export interface Tail {
  readonly store: TailStore
  readonly snapshot: TailSnapshot
  /** Begins anew after it has ended. */
  readonly restart: () => void
}

export function useTail(name: string, filter: TrafficFilter): Tail {
  const client = useClient()
  const queries = useQueryClient()
  const store = useMemo(
    () =>
      new TailStore({
        client,
        name,
        onTransaction: (transaction) => {
          const key = ['traffic', name, 'transaction', transaction.id]
          // One that is open and is told once more has come further.
          if (queries.getQueryData(key) !== undefined) queries.setQueryData(key, transaction)
        },
      }),
    [client, name, queries],
  )
  const key = JSON.stringify(filter)
  useEffect(() => {
    void store.refilter(JSON.parse(key) as TrafficFilter)
  }, [store, key])
  useEffect(() => whileSeen((signal) => void store.start(signal)), [store])
  const snapshot = useSyncExternalStore(store.subscribe, () => store.snapshot)
  return { store, snapshot, restart: () => void store.start(new AbortController().signal) }
}

/** Browsers have few connections to one server: a page that nobody looks at takes none. Gives what ends it. */
function whileSeen(run: (signal: AbortSignal) => void): () => void {
  let abort = new AbortController()
  const begin = () => {
    abort.abort()
    abort = new AbortController()
    if (!document.hidden) run(abort.signal)
  }
  begin()
  document.addEventListener('visibilitychange', begin)
  return () => {
    document.removeEventListener('visibilitychange', begin)
    abort.abort()
  }
}
