// Whether the server can be reached: known from each request, and while it can't, asked until it can.
import { useSyncExternalStore } from 'react'

const ASKED_EVERY_MS = 1_000

type Listener = () => void

let isLost = false
let timer: ReturnType<typeof setTimeout> | undefined
const listeners = new Set<Listener>()
const returnListeners = new Set<Listener>()

const subscribe = (listener: Listener): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const useIsConnectionLost = (): boolean => useSyncExternalStore(subscribe, () => isLost)

/** Told when the server is back: what was missed can be asked for. */
export function whenBack(listener: Listener): () => void {
  returnListeners.add(listener)
  return () => returnListeners.delete(listener)
}

/** Noted of each request that came back, or did not. */
export function noteConnection(isReached: boolean): void {
  if (isReached !== isLost) return
  isLost = !isReached
  for (const listener of listeners) listener()
  clearTimeout(timer)
  if (isLost) timer = setTimeout(askAgain, ASKED_EVERY_MS)
  else for (const listener of returnListeners) listener()
}

async function askAgain(): Promise<void> {
  const isBack = await fetch('/healthz').then(
    ({ ok }) => ok,
    () => false,
  )
  if (isBack) noteConnection(true)
  else if (isLost) timer = setTimeout(askAgain, ASKED_EVERY_MS)
}
