// The command palette: screens, deployments, and what the screen that is open offers.
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Autocomplete, Input, Menu, MenuItem, SearchField, Text } from 'react-aria-components'
import { Dialog, Keys, useClient, useCommands } from '../kit/index.ts'
import css from './app.module.css'

interface Entry {
  readonly id: string
  readonly title: string
  readonly note?: string | undefined
  readonly keys?: string | undefined
  readonly run: () => void
}

const MAX_SHOWN = 50

export function Palette({ onClose }: { readonly onClose: () => void }) {
  const [text, setText] = useState('')
  const entries = useEntries(text)
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  const found = entries
    .filter(({ title, note = '' }) =>
      words.every((word) => `${title} ${note}`.toLowerCase().includes(word)),
    )
    .slice(0, MAX_SHOWN)
  const run = (id: string | number) => {
    onClose()
    found.find((entry) => entry.id === id)?.run()
  }
  return (
    <Dialog title="Go to" isOpen onClose={onClose} size="medium">
      <Autocomplete inputValue={text} onInputChange={setText}>
        <SearchField aria-label="Search commands and deployments" autoFocus>
          <Input
            className={css.paletteInput ?? ''}
            placeholder="A deployment, a screen, a command"
          />
        </SearchField>
        <Menu
          aria-label="Commands"
          className={css.paletteList ?? ''}
          items={found}
          onAction={run}
          renderEmptyState={() => <p className={css.paletteEmpty}>Nothing is called that.</p>}
        >
          {({ id, title, note, keys }: Entry) => (
            <MenuItem id={id} textValue={title} className={css.paletteItem ?? ''}>
              <Text slot="label">{title}</Text>
              {note && <Text slot="description">{note}</Text>}
              {keys && <Keys keys={keys} />}
            </MenuItem>
          )}
        </Menu>
      </Autocomplete>
    </Dialog>
  )
}

function useEntries(text: string): readonly Entry[] {
  const client = useClient()
  const navigate = useNavigate()
  const commands = useCommands()
  const deployments = useQuery({
    queryKey: ['deployments', 'palette'],
    queryFn: () => client.list({ limit: 1_000 }),
    staleTime: 30_000,
  })
  const go = (to: string) => () => void navigate({ to })
  const screens: Entry[] = [
    { id: 'screen:deployments', title: 'Deployments', run: go('/') },
    {
      id: 'screen:server',
      title: 'Server',
      note: 'Keys, usage, health, backup',
      run: go('/server'),
    },
  ]
  const mocks = (deployments.data ?? [])
    .filter(({ subdomain, name }) =>
      `${subdomain} ${name}`.toLowerCase().includes(text.split(' ')[0]?.toLowerCase() ?? ''),
    )
    .map(({ subdomain, name }) => ({
      id: `deployment:${subdomain}`,
      title: subdomain,
      note: name,
      run: go(`/deployments/${subdomain}/routes`),
    }))
  return [...commands, ...screens, ...mocks]
}
