// Keys of the tree: what they do to the routes that are chosen.
import type { KeyboardEvent } from 'react'
import type { RouteTreeProps } from './route-tree.tsx'

export type TreeKey = 'delete' | 'duplicate' | 'copy' | 'paste' | 'rename'

/** With Ctrl or Cmd, and alone. */
const WITH_MOD: Readonly<Record<string, TreeKey>> = { d: 'duplicate', c: 'copy', v: 'paste' }
const ALONE: Readonly<Record<string, TreeKey>> = {
  Delete: 'delete',
  Backspace: 'delete',
  F2: 'rename',
}

export function press(event: KeyboardEvent, props: RouteTreeProps): void {
  if (props.isReadOnly) return
  const isMod = event.ctrlKey || event.metaKey
  const key = isMod ? WITH_MOD[event.key.toLowerCase()] : ALONE[event.key]
  if (key) props.onKey(key)
  else if (!event.altKey || !moveBy(event.key, props)) return
  event.preventDefault()
  event.stopPropagation()
}

/** Moves what is chosen as arrows point: up, down, into the folder above it, out of its own. */
function moveBy(key: string, { selected, onStep, onNest }: RouteTreeProps): boolean {
  const [only] = selected
  if (only === undefined || !key.startsWith('Arrow')) return false
  if (key === 'ArrowUp' || key === 'ArrowDown') onStep(only, key === 'ArrowUp' ? -1 : 1)
  else onNest(only, key === 'ArrowRight')
  return true
}
