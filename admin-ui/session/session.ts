// Who is signed in. The key goes into a header of each request to the management API, and never into a URL.
import { useSyncExternalStore } from 'react'
import { type Me, MockhostClient } from '../../sdk/client/index.ts'
import { noteConnection } from './connection.ts'
import { forgetKey, isKeyRemembered, keepKey, keptKey } from './kept-key.ts'
import { KeyedFetch } from './keyed-fetch.ts'

export interface Session {
  /** The same as long as one is signed in, also where another key takes the place of one that ended. */
  readonly client: MockhostClient
  readonly me: Me
}

export type SessionState =
  /** Whether a kept key is good is being asked. */
  | { readonly kind: 'checking' }
  | { readonly kind: 'signed-out'; readonly problem?: unknown }
  /** `isExpired` while requests wait for another key. */
  | { readonly kind: 'signed-in'; readonly session: Session; readonly isExpired: boolean }

let state: SessionState = { kind: 'checking' }
let keyed: KeyedFetch | undefined
const listeners = new Set<() => void>()

function become(next: SessionState): void {
  state = next
  for (const listener of listeners) listener()
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const useSession = (): SessionState => useSyncExternalStore(subscribe, () => state)

/** Signs in with the key that is kept, if there is one. */
export async function resume(): Promise<void> {
  const key = keptKey()
  if (key === undefined) return become({ kind: 'signed-out' })
  become({ kind: 'checking' })
  try {
    await signIn(key, isKeyRemembered())
  } catch (problem) {
    become({ kind: 'signed-out', problem })
  }
}

/** @throws MockhostError where the key is not good, or the server not to be reached */
export async function signIn(key: string, isRemembered: boolean): Promise<void> {
  const me = await new MockhostClient({ url: location.origin, key }).me()
  keepKey(key, isRemembered)
  const client = state.kind === 'signed-in' ? state.session.client : createClient()
  keyed?.take(key)
  become({ kind: 'signed-in', session: { client, me }, isExpired: false })
}

export function signOut(): void {
  forgetKey()
  become({ kind: 'signed-out' })
  keyed?.giveUp()
  keyed = undefined
}

function createClient(): MockhostClient {
  keyed = new KeyedFetch({
    onExpired: () => {
      if (state.kind === 'signed-in') become({ ...state, isExpired: true })
    },
    onReached: noteConnection,
  })
  return new MockhostClient({ url: location.origin, fetch: keyed.fetch })
}
