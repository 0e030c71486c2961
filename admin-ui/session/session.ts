// The key that is signed in with: kept for this tab, or remembered on this machine. Never in a URL.
import { useSyncExternalStore } from 'react'
import { type Fetch, type Me, MockhostClient } from '../../sdk/client/index.ts'

const NAME = 'mockhost.key'

export interface Session {
  readonly key: string
  readonly client: MockhostClient
  readonly me: Me
}

export type SessionState =
  /** Whether a kept key is good is being asked. */
  | { readonly kind: 'checking' }
  | { readonly kind: 'signed-out'; readonly problem?: unknown }
  | { readonly kind: 'signed-in'; readonly session: Session; readonly isExpired: boolean }

let state: SessionState = { kind: 'checking' }
const listeners = new Set<() => void>()
let onSignedInAgain: (() => void) | undefined

function become(next: SessionState): void {
  state = next
  for (const listener of listeners) listener()
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const useSession = (): SessionState => useSyncExternalStore(subscribe, () => state)

/** Told when somebody signs in over a screen whose key was no longer good: what failed can be tried again. */
export function whenSignedInAgain(run: () => void): void {
  onSignedInAgain = run
}

/** Signs in with the key that is kept, if there is one. */
export async function resume(): Promise<void> {
  const key = read(sessionStorage) ?? read(localStorage)
  if (key === null) return become({ kind: 'signed-out' })
  try {
    become({ kind: 'signed-in', session: await open(key), isExpired: false })
  } catch (problem) {
    become({ kind: 'signed-out', problem })
  }
}

/** @throws MockhostError where the key is not good, or the server not to be reached */
export async function signIn(key: string, isRemembered: boolean): Promise<void> {
  const isAgain = state.kind === 'signed-in'
  const session = await open(key)
  forget()
  write(isRemembered ? localStorage : sessionStorage, key)
  become({ kind: 'signed-in', session, isExpired: false })
  if (isAgain) onSignedInAgain?.()
}

export function signOut(): void {
  forget()
  become({ kind: 'signed-out' })
}

async function open(key: string): Promise<Session> {
  const url = location.origin
  const me = await new MockhostClient({ url, key }).me()
  return { key, me, client: new MockhostClient({ url, key, fetch: watched }) }
}

/** A key that is good no more is asked for again, over the screen as it is. */
const watched: Fetch = async (url, init) => {
  const response = await fetch(url, init)
  const isOfApi = new URL(url).pathname.startsWith('/api/')
  if (response.status === 401 && isOfApi && state.kind === 'signed-in' && !state.isExpired)
    become({ ...state, isExpired: true })
  return response
}

function forget(): void {
  for (const storage of [sessionStorage, localStorage]) write(storage, null)
}

/** Where nothing may be stored, the key lasts as long as the page. */
function read(storage: Storage): string | null {
  try {
    return storage.getItem(NAME)
  } catch {
    return null
  }
}

function write(storage: Storage, key: string | null): void {
  try {
    if (key === null) storage.removeItem(NAME)
    else storage.setItem(NAME, key)
  } catch {
    // It is not kept, then.
  }
}
