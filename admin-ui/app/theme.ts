// Light, dark, or as the system has it. `public/theme.js` puts the choice on the page before it is drawn.
import { useSyncExternalStore } from 'react'

export type Theme = 'system' | 'light' | 'dark'

const NAME = 'mockhost.theme'
const listeners = new Set<() => void>()

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

const current = (): Theme =>
  (document.documentElement.dataset.theme as Theme | undefined) ?? 'system'

export const useTheme = (): [Theme, (theme: Theme) => void] => [
  useSyncExternalStore(subscribe, current),
  choose,
]

function choose(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme
  for (const listener of listeners) listener()
  try {
    localStorage.setItem(NAME, theme)
  } catch {
    // It lasts as long as the page, then.
  }
}
