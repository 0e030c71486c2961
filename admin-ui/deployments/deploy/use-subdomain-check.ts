// Whether a subdomain can be taken, asked while it is typed.
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useClient } from '../../kit/index.ts'

export interface SubdomainState {
  /** Why it can't be taken. */
  readonly error: string | undefined
  readonly note: string | undefined
}

const PAUSE_MS = 250

export function useSubdomainCheck(subdomain: string): SubdomainState {
  const client = useClient()
  const settled = useSettled(subdomain)
  const check = useQuery({
    queryKey: ['subdomain', settled],
    queryFn: () => client.checkSubdomain(settled),
    enabled: settled !== '',
    staleTime: 5_000,
  })
  if (subdomain === '') return { error: undefined, note: '3 to 63 of a-z, 0-9 and -' }
  if (settled !== subdomain || !check.data) return { error: undefined, note: 'Checking…' }
  const { isAvailable, reason } = check.data
  return isAvailable
    ? { error: undefined, note: 'It is free.' }
    : { error: reason ?? 'It can’t be taken.', note: undefined }
}

/** The value once nobody has typed for a moment. */
function useSettled(value: string): string {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [value])
  return settled
}
