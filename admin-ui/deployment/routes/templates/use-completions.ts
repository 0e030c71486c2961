// Helpers are offered at once; the names of faker, which is large, once somebody writes of it.
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { fakerNames } from '../../../../sdk/editing/index.ts'
import type { EditorCompletion } from '../../../kit/index.ts'
import { fakerCompletions, helperCompletions } from './completions.ts'

/** @param text that is edited */
export function useCompletions(text: string): readonly EditorCompletion[] {
  const names = useQuery({
    queryKey: ['faker-names'],
    queryFn: fakerNames,
    enabled: text.includes('faker'),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const { data } = names
  return useMemo(
    () => (data ? [...helperCompletions, ...fakerCompletions(data)] : helperCompletions),
    [data],
  )
}
