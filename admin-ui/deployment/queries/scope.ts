// What the key that is signed in may do here, and how it is said where it may not.
import { useMe } from '../../kit/index.ts'

/** Undefined where quotas may be changed; else why not. */
export function useWhyNotAdmin(): string | undefined {
  const me = useMe()
  return me.scope === 'admin' ? undefined : 'Only a key of the scope admin may change this.'
}
