// The frame around every screen: where one can go, who is signed in.
import { Link, Outlet, useRouterState } from '@tanstack/react-router'
import SearchIcon from 'lucide-react/icons/search'
import { useEffect, useState } from 'react'
import { Button, Keys, runShortcut, useShortcut } from '../kit/index.ts'
import { AccountMenu } from './account-menu.tsx'
import { ConnectionBanner } from './connection-banner.tsx'
import { Palette } from './palette.tsx'
import css from './shell.module.css'
import { ShortcutsDialog } from './shortcuts-dialog.tsx'
import { ThemeMenu } from './theme-menu.tsx'

export function Shell() {
  const [open, setOpen] = useState<'palette' | 'shortcuts'>()
  const close = () => setOpen(undefined)
  useEffect(() => {
    document.addEventListener('keydown', runShortcut)
    return () => document.removeEventListener('keydown', runShortcut)
  }, [])
  useShortcut('mod+k', 'Go to a deployment, or run a command', () => setOpen('palette'))
  useShortcut('?', 'Show the shortcuts', () => setOpen('shortcuts'))
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
        <nav aria-label="Main" className={css.nav}>
          <DeploymentsLink />
          <Link to="/server" className={css.navLink}>
            Server
          </Link>
        </nav>
        <Button
          size="small"
          icon={<SearchIcon size={14} />}
          onPress={() => setOpen('palette')}
          className={css.palette}
        >
          <span className={css.hint}>Go to…</span> <Keys keys="mod+k" />
        </Button>
        <ThemeMenu />
        <AccountMenu onShortcuts={() => setOpen('shortcuts')} />
      </header>
      <ConnectionBanner />
      <main id="main" tabIndex={-1} className={css.main}>
        <Outlet />
      </main>
      {open === 'palette' && <Palette onClose={close} />}
      {open === 'shortcuts' && <ShortcutsDialog onClose={close} />}
    </div>
  )
}

/** One that is open is among the deployments. */
function DeploymentsLink() {
  const isInside = useMatchesDeployment()
  return (
    <Link
      to="/"
      activeOptions={{ exact: true, includeSearch: false }}
      className={css.navLink}
      data-inside={isInside || undefined}
    >
      Deployments
    </Link>
  )
}

const useMatchesDeployment = (): boolean =>
  useRouterState({ select: ({ location }) => location.pathname.startsWith('/deployments/') })
