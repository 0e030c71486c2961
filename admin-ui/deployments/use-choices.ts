// What the list shows, kept in the address: it survives going back, and can be shared.
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { type Choices, DEFAULTS, type SortBy, writeChoices } from './choices.ts'

export function useChoices() {
  const search = useSearch({ from: '/' })
  const navigate = useNavigate()
  const choices = useMemo<Choices>(() => ({ ...DEFAULTS, ...search }), [search])
  const change = (part: Partial<Choices>) =>
    void navigate({ to: '/', search: writeChoices({ ...choices, ...part }), replace: true })
  const sortBy = (sort: SortBy) =>
    change({ sort, reversed: sort === choices.sort ? !choices.reversed : false })
  return { choices, change, sortBy }
}
