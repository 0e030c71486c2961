// Shortcuts and commands of what is on the screen: each is there as long as the component that gave it.
import { useEffect, useRef, useSyncExternalStore } from 'react'

export interface Shortcut {
  /** `mod+k`, `shift+?`, `j`; `mod` is Ctrl, or Cmd on a Mac. */
  readonly keys: string
  readonly description: string
  readonly run: () => void
}

export interface Command {
  readonly id: string
  readonly title: string
  readonly run: () => void
  readonly keys?: string | undefined
}

class Registry<Item> {
  #items: readonly Item[] = []
  readonly #listeners = new Set<() => void>()

  get items(): readonly Item[] {
    return this.#items
  }

  add(item: Item): () => void {
    this.#set([...this.#items, item])
    return () => this.#set(this.#items.filter((other) => other !== item))
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  snapshot = (): readonly Item[] => this.#items

  #set(items: readonly Item[]): void {
    this.#items = items
    for (const listener of this.#listeners) listener()
  }
}

const shortcuts = new Registry<Shortcut>()
const commands = new Registry<Command>()

export interface ShortcutOptions {
  readonly isEnabled?: boolean
}

/** Runs something when keys are pressed; those without `mod` only where nothing is being typed. */
export function useShortcut(
  keys: string,
  description: string,
  run: () => void,
  { isEnabled = true }: ShortcutOptions = {},
): void {
  const latest = useLatest(run)
  useEffect(() => {
    if (!isEnabled) return
    return shortcuts.add({ keys, description, run: () => latest.current() })
  }, [keys, description, isEnabled, latest])
}

/** Offers something in the command palette. */
export function useCommand(
  { id, title, run, keys }: Command,
  { isEnabled = true }: ShortcutOptions = {},
): void {
  const latest = useLatest(run)
  useEffect(() => {
    if (!isEnabled) return
    return commands.add({ id, title, keys, run: () => latest.current() })
  }, [id, title, keys, isEnabled, latest])
}

function useLatest<T>(value: T): { readonly current: T } {
  const ref = useRef(value)
  useEffect(() => {
    ref.current = value
  })
  return ref
}

export const useShortcuts = (): readonly Shortcut[] =>
  useSyncExternalStore(shortcuts.subscribe, shortcuts.snapshot)
export const useCommands = (): readonly Command[] =>
  useSyncExternalStore(commands.subscribe, commands.snapshot)

/** The shortcut that was given last, of those whose keys these are. */
export function runShortcut(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return
  const pressed = keysOf(event)
  if (isTyping(event.target) && !pressed.includes('mod+')) return
  // A dialog has keys of its own; what is behind it waits.
  if (document.querySelector('[aria-modal="true"], [role="dialog"][data-rac]')) return
  const found = shortcuts.items.findLast(({ keys }) => keys === pressed)
  if (!found) return
  event.preventDefault()
  found.run()
}

function keysOf({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): string {
  const name = key.length === 1 ? key.toLowerCase() : key.toLowerCase().replace('arrow', '')
  // Of what is not a letter, the shift is in the sign already.
  const isShifted = shiftKey && (key.length > 1 || /[a-z]/i.test(key))
  return [ctrlKey || metaKey ? 'mod' : '', altKey ? 'alt' : '', isShifted ? 'shift' : '', name]
    .filter(Boolean)
    .join('+')
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
