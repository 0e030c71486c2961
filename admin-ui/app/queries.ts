// What is asked of the server is kept here; it is asked again when the window is looked at, and after a break.
import { QueryClient } from '@tanstack/react-query'
import { MockhostError } from '../../sdk/client/index.ts'

/** Tried again where that may help: not where the server has said no. */
const isPassing = (error: unknown): boolean =>
  error instanceof MockhostError &&
  (error.code === 'server-unreachable' || (error.status ?? 0) >= 500)

export const createQueries = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 2_000,
        networkMode: 'always',
        retry: (failures, error) => failures < 2 && isPassing(error),
      },
      mutations: { networkMode: 'always' },
    },
  })
