// Light, dark, or as the system has it. `public/theme.js` puts the choice on the page before it is drawn.
import { useState } from 'react'

export type Theme = 'system' | 'light' | 'dark'

const NAME = 'mockhost.theme'

const current = (): Theme =>
  (document.documentElement.dataset.theme as Theme | undefined) ?? 'system'

export function useTheme(): [Theme, (theme: Theme) => void] {
  const [theme, setTheme] = useState(current)
  const choose = (next: Theme) => {
    setTheme(next)
    if (next === 'system') delete document.documentElement.dataset.theme
    else document.documentElement.dataset.theme = next
    try {
      localStorage.setItem(NAME, next)
    } catch {
      // It lasts as long as the page, then.
    }
  }
  return [theme, choose]
}
