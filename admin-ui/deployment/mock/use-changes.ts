// Follows what is changed in a deployment, by whomever, and has what is shown follow too.
import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { LiveChange, MockhostClient } from '../../../sdk/client/index.ts'
import { useClient } from '../../kit/index.ts'
import type { MockStore } from './mock-store.ts'

/** Where the stream was refused, as by a proxy that passes none on. */
const AGAIN_MS = 5_000

/** @param onDeleted another deployment may take the name */
export function useChanges(
  name: string,
  store: MockStore | undefined,
  onDeleted: () => void,
): void {
  const client = useClient()
  const queries = useQueryClient()
  useEffect(() => {
    if (!store) return
    let ending = new AbortController()
    const take = (change: LiveChange) => {
      refresh(queries, name, change)
      if (change.kind === 'deleted') onDeleted()
      else void store.notice(change.revision)
    }
    // Browsers have few connections to one server: a page that nobody looks at takes none.
    const begin = () => {
      ending.abort()
      ending = new AbortController()
      if (!document.hidden) void follow(client, name, take, ending.signal)
    }
    begin()
    document.addEventListener('visibilitychange', begin)
    return () => {
      ending.abort()
      document.removeEventListener('visibilitychange', begin)
    }
  }, [name, store, client, queries, onDeleted])
}

async function follow(
  client: MockhostClient,
  name: string,
  take: (change: LiveChange) => void,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    try {
      for await (const change of client.followChanges(name, { signal })) {
        take(change)
        if (change.kind === 'deleted') return
      }
    } catch {
      // What is refused here is refused on the screen too, and told there.
      await new Promise((resolve) => setTimeout(resolve, AGAIN_MS))
    }
  }
}

function refresh(queries: QueryClient, name: string, { kind }: LiveChange): void {
  const parts = kind === 'mock' ? ['deployment', 'revisions'] : ['deployment', 'revisions', 'keys']
  for (const part of parts) void queries.invalidateQueries({ queryKey: [part, name] })
}
