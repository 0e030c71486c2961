// The traffic tab: what its address says, as what is shown.
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { readFilter, type TrafficFilter } from './filter/index.ts'
import { TrafficView } from './traffic-view.tsx'

export function Screen() {
  const { name } = useParams({ from: '/deployments/$name' })
  const search = useSearch({ strict: false }) as Readonly<Record<string, unknown>>
  const navigate = useNavigate()
  const filter = useMemo(() => readFilter(search), [search])
  const id = Number(search.id)
  const selected = Number.isSafeInteger(id) && id > 0 ? id : undefined
  const go = (next: TrafficFilter, open: number | undefined) =>
    void navigate({
      to: '.',
      search: { ...next, ...(open === undefined ? {} : { id: open }) } as never,
      // Steps from line to line are no pages to go back to.
      replace: true,
    })
  return (
    <TrafficView
      name={name}
      filter={filter}
      selected={selected}
      onFilter={(next) => go(next, selected)}
      onSelect={(open) => go(filter, open)}
    />
  )
}
