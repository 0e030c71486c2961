// What the command palette offers for what was typed.
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useDeferredValue } from 'react'
import { useClient, useCommands } from '../kit/index.ts'
import { signOut } from '../session/index.ts'
import { useTheme } from './theme.ts'

export interface Entry {
  readonly id: string
  readonly title: string
  readonly note?: string | undefined
  readonly keys?: string | undefined
  readonly run: () => void
}

export interface Group {
  readonly id: string
  readonly title: string
  readonly entries: readonly Entry[]
}

/** Without those that are empty. */
export function usePaletteGroups(text: string): readonly Group[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  const isFound = ({ title, note = '' }: Entry) =>
    words.every((word) => `${title} ${note}`.toLowerCase().includes(word))
  const commands = useCommands()
  const deployments = useFoundDeployments(words[0] ?? '')
  return [
    { id: 'commands', title: 'Here', entries: commands.filter(isFound) },
    { id: 'deployments', title: 'Deployments', entries: deployments.filter(isFound) },
    { id: 'anywhere', title: 'Anywhere', entries: useAnywhere().filter(isFound) },
  ].filter(({ entries }) => entries.length > 0)
}

function useAnywhere(): readonly Entry[] {
  const navigate = useNavigate()
  const [, chooseTheme] = useTheme()
  return [
    { id: 'go:deployments', title: 'All deployments', run: () => void navigate({ to: '/' }) },
    {
      id: 'go:deleted',
      title: 'Deleted deployments',
      run: () => void navigate({ to: '/', search: { show: 'deleted' } }),
    },
    {
      id: 'go:server',
      title: 'Server',
      note: 'Keys, usage, health, backup',
      run: () => void navigate({ to: '/server' }),
    },
    { id: 'theme:light', title: 'Light theme', run: () => chooseTheme('light') },
    { id: 'theme:dark', title: 'Dark theme', run: () => chooseTheme('dark') },
    { id: 'theme:system', title: 'Theme of the system', run: () => chooseTheme('system') },
    { id: 'sign-out', title: 'Sign out', run: signOut },
  ]
}

const MOST_FOUND = 20

/** Asked of the server, which may have thousands. */
function useFoundDeployments(word: string): readonly Entry[] {
  const client = useClient()
  const navigate = useNavigate()
  const search = useDeferredValue(word)
  const found = useQuery({
    queryKey: ['deployments', 'palette', search],
    queryFn: () => client.list({ limit: MOST_FOUND, ...(search && { search }) }),
    staleTime: 10_000,
    placeholderData: (before) => before,
  })
  return (found.data ?? []).map(({ subdomain, name }) => ({
    id: `deployment:${subdomain}`,
    title: subdomain,
    note: name,
    run: () => void navigate({ to: '/deployments/$name/routes', params: { name: subdomain } }),
  }))
}
