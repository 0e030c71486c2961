// The mock of a deployment as a screen edits it.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useSyncExternalStore } from 'react'
import type { MockhostClient } from '../../../sdk/client/index.ts'
import type { Mistake, Mock } from '../../../sdk/editing/index.ts'
import { useClient } from '../../kit/index.ts'
import { MockStore } from './mock-store.ts'
import type { Snapshot } from './snapshot.ts'
import { useChanges } from './use-changes.ts'

export interface EditedMock extends Snapshot {
  /** @param change gives another mock and leaves the given one as it is */
  readonly edit: (label: string, change: (mock: Mock) => Mock) => void
  readonly undo: () => void
  readonly redo: () => void
  readonly resolve: MockStore['resolve']
  /** The mistakes at a place and below it: `['routes', 2]`. */
  readonly mistakesAt: (path: readonly (string | number)[]) => readonly Mistake[]
}

export interface LoadedMock {
  readonly data: EditedMock | undefined
  readonly error: unknown
  readonly retry: () => void
}

/** One store for each deployment, as long as the page: what is unsaved outlives the screen. */
const stores = new WeakMap<object, Map<string, Promise<MockStore>>>()

function storeOf(client: MockhostClient, name: string): Promise<MockStore> {
  const byName = stores.get(client) ?? new Map<string, Promise<MockStore>>()
  stores.set(client, byName)
  const known = byName.get(name)
  if (known) return known
  const opened = MockStore.open({ name, client })
  byName.set(name, opened)
  opened.catch(() => byName.delete(name))
  return opened
}

export function useMock(name: string): LoadedMock {
  const client = useClient()
  const store = useQuery({
    queryKey: ['mock', name],
    queryFn: () => storeOf(client, name),
    staleTime: Number.POSITIVE_INFINITY,
    structuralSharing: false,
  })
  const data = useEdited(store.data)
  const queries = useQueryClient()
  const forget = useCallback(() => {
    stores.get(client)?.delete(name)
    queries.removeQueries({ queryKey: ['mock', name] })
  }, [client, name, queries])
  useChanges(name, store.data, forget)
  useWarning(store.data)
  return { data, error: store.error, retry: () => void store.refetch() }
}

const nothing = (): (() => void) => () => {}

function useEdited(store: MockStore | undefined): EditedMock | undefined {
  const snapshot = useSyncExternalStore(
    store?.subscribe ?? nothing,
    store ? store.snapshot : () => undefined,
  )
  return useMemo(() => {
    if (!store || !snapshot) return undefined
    const { edit, undo, redo, resolve } = store
    const mistakesAt: EditedMock['mistakesAt'] = (path) =>
      snapshot.mistakes.filter(({ segments }) => path.every((step, at) => segments[at] === step))
    return { ...snapshot, edit, undo, redo, resolve, mistakesAt }
  }, [store, snapshot])
}

/** Nobody leaves the page with something unsaved and does not know it. */
function useWarning(store: MockStore | undefined): void {
  useEffect(() => {
    if (!store) return
    const warn = (event: BeforeUnloadEvent) => {
      if (store.snapshot().status === 'saved') return
      void store.flush()
      event.preventDefault()
    }
    addEventListener('beforeunload', warn)
    return () => removeEventListener('beforeunload', warn)
  }, [store])
}
