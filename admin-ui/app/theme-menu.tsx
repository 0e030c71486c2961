// Chooses the theme.
import Moon from 'lucide-react/icons/moon'
import Sun from 'lucide-react/icons/sun'
import SunMoon from 'lucide-react/icons/sun-moon'
import { IconButton, Menu } from '../kit/index.ts'
import { type Theme, useTheme } from './theme.ts'

const THEMES: readonly { id: Theme; label: string; Icon: typeof Sun }[] = [
  { id: 'system', label: 'As the system', Icon: SunMoon },
  { id: 'light', label: 'Light', Icon: Sun },
  { id: 'dark', label: 'Dark', Icon: Moon },
]

export function ThemeMenu() {
  const [theme, choose] = useTheme()
  const { Icon = SunMoon } = THEMES.find(({ id }) => id === theme) ?? {}
  return (
    <Menu
      label="Theme"
      items={THEMES.map(({ id, label, Icon: Own }) => ({
        id,
        label,
        icon: <Own size={14} />,
        isSelected: theme === id,
        run: () => choose(id),
      }))}
    >
      <IconButton label="Theme" size="small">
        <Icon size={16} />
      </IconButton>
    </Menu>
  )
}
