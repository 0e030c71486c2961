// A shortcut as keys: `mod+k` is Ctrl+K, or ⌘K on a Mac.
import { cx } from '../cx.ts'
import css from './text.module.css'

const isMac = /Mac|iPhone|iPad/.test(navigator.platform)

const NAMES: Readonly<Record<string, string>> = {
  mod: isMac ? '⌘' : 'Ctrl',
  shift: isMac ? '⇧' : 'Shift',
  alt: isMac ? '⌥' : 'Alt',
  enter: '↵',
  escape: 'Esc',
  up: '↑',
  down: '↓',
}

const nameOf = (key: string): string => NAMES[key] ?? (key.length === 1 ? key.toUpperCase() : key)

/** @param keys as `useShortcut` takes them */
export function Keys({ keys, className }: { keys: string; className?: string | undefined }) {
  return (
    <span className={cx(css.keys, className)}>
      {keys
        .split(/[+ ]/)
        .filter(Boolean)
        .map((key) => (
          <kbd key={key}>{nameOf(key)}</kbd>
        ))}
    </span>
  )
}
