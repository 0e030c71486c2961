// The frame around every screen: where one is, where one can go, who is signed in.
import { Link, Outlet, useRouterState } from '@tanstack/react-router'
import CircleUser from 'lucide-react/icons/circle-user'
import Moon from 'lucide-react/icons/moon'
import SearchIcon from 'lucide-react/icons/search'
import Sun from 'lucide-react/icons/sun'
import SunMoon from 'lucide-react/icons/sun-moon'
import { useEffect, useState } from 'react'
import { Button, IconButton, Keys, Menu, runShortcut, useMe, useShortcut } from '../kit/index.ts'
import { signOut } from '../session/index.ts'
import css from './app.module.css'
import { ConnectionBanner } from './connection-banner.tsx'
import { Palette } from './palette.tsx'
import { ShortcutsDialog } from './shortcuts-dialog.tsx'
import { useTheme } from './theme.ts'

export function Shell() {
  const [isPaletteOpen, setPaletteOpen] = useState(false)
  const [isHelpOpen, setHelpOpen] = useState(false)
  useEffect(() => {
    document.addEventListener('keydown', runShortcut)
    return () => document.removeEventListener('keydown', runShortcut)
  }, [])
  useShortcut('mod+k', 'Open the command palette', () => setPaletteOpen(true))
  useShortcut('?', 'Show the shortcuts', () => setHelpOpen(true))
  return (
    <div className={css.shell}>
      <a href="#main" className={css.skip}>
        Go to the content
      </a>
      <header className={css.top}>
        <Link to="/" className={css.brand}>
          <img src="/icon.svg" alt="" width={20} height={20} />
          <span>mockhost</span>
        </Link>
        <Breadcrumb />
        <div className={css.tools}>
          <Button
            size="small"
            icon={<SearchIcon size={14} />}
            onPress={() => setPaletteOpen(true)}
            className={css.paletteButton}
          >
            <span className={css.wideOnly}>Go to…</span> <Keys keys="mod+k" />
          </Button>
          <ThemeMenu />
          <AccountMenu />
        </div>
      </header>
      <ConnectionBanner />
      <main id="main" tabIndex={-1} className={css.main}>
        <Outlet />
      </main>
      {isPaletteOpen && <Palette onClose={() => setPaletteOpen(false)} />}
      {isHelpOpen && <ShortcutsDialog onClose={() => setHelpOpen(false)} />}
    </div>
  )
}

/** The deployment that is open, behind the list of all. */
function Breadcrumb() {
  const path = useRouterState({ select: ({ location }) => location.pathname })
  const name = /^\/deployments\/([^/]+)/.exec(path)?.[1]
  return (
    <nav aria-label="Main" className={css.nav}>
      <Link to="/" activeOptions={{ exact: true }} className={css.navLink}>
        Deployments
      </Link>
      {name !== undefined && (
        <>
          <span aria-hidden="true">/</span>
          <span className={css.here}>{decodeURIComponent(name)}</span>
        </>
      )}
      <Link to="/server" className={css.navLink}>
        Server
      </Link>
    </nav>
  )
}

const ICONS = { system: SunMoon, light: Sun, dark: Moon }

function ThemeMenu() {
  const [theme, choose] = useTheme()
  const Icon = ICONS[theme]
  const item = (id: typeof theme, label: string) => ({
    id,
    label,
    isSelected: theme === id,
    run: () => choose(id),
  })
  return (
    <Menu
      label="Theme"
      items={[item('system', 'As the system'), item('light', 'Light'), item('dark', 'Dark')]}
    >
      <IconButton label="Theme" size="small">
        <Icon size={16} />
      </IconButton>
    </Menu>
  )
}

const MAY = {
  admin: 'may do everything',
  deploy: 'may deploy and change mocks',
  read: 'may look',
} as const

function AccountMenu() {
  const { name, scope, deployments } = useMe()
  const where = deployments === null ? '' : ` at ${deployments.length} deployments`
  return (
    <Menu
      label="Key"
      items={[
        {
          id: 'key',
          label: `${name} ${MAY[scope]}${where}`,
          run: () => {},
          whyDisabled: `The key that you are signed in with, of the scope ${scope}`,
        },
        'separator',
        { id: 'sign-out', label: 'Sign out', run: signOut },
      ]}
    >
      <IconButton label={`Signed in with the key ${name}`} size="small">
        <CircleUser size={16} />
      </IconButton>
    </Menu>
  )
}
