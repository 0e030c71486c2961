// Whether a subdomain can be taken, asked while it is typed.
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useClient } from '../../kit/index.ts'
import { useServer } from './use-server.ts'

export interface SubdomainState {
  /** Why it can't be taken. */
  readonly error: string | undefined
  readonly note: string | undefined
  readonly isFree: boolean
}

const PAUSE_MS = 250

export function useSubdomainCheck(subdomain: string): SubdomainState {
  const client = useClient()
  const domain = useServer()?.domain ?? ''
  const settled = useSettled(subdomain)
  const check = useQuery({
    queryKey: ['subdomain', settled],
    queryFn: () => client.checkSubdomain(settled),
    enabled: settled !== '',
    staleTime: 5_000,
  })
  if (subdomain === '')
    return { error: undefined, note: '3 to 63 of a-z, 0-9 and -', isFree: false }
  const isKnown = settled === subdomain && check.data !== undefined
  if (!isKnown) return { error: undefined, note: 'Checking…', isFree: false }
  const { isAvailable, reason } = check.data
  return isAvailable
    ? { error: undefined, note: `${subdomain}.${domain} is free`, isFree: true }
    : { error: sentence(reason ?? 'it can’t be taken'), note: undefined, isFree: false }
}

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`

/** The value once nobody has typed for a moment. */
function useSettled(value: string): string {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [value])
  return settled
}
