// The tabs of a deployment; each is a place of its own.
import { Link, useRouterState } from '@tanstack/react-router'
import { DEPLOYMENT_TABS } from '../../app/tabs.ts'
import css from './frame.module.css'

export function TabLinks({ name }: { readonly name: string }) {
  const path = useRouterState({ select: ({ location }) => location.pathname })
  const open = DEPLOYMENT_TABS.find(({ id }) => path.split('/')[3] === id)
  return (
    <nav aria-label="Parts of the deployment" className={css.tabs}>
      <title>{`${open ? `${open.title} · ` : ''}${name} · mockhost`}</title>
      {DEPLOYMENT_TABS.map(({ id, title }) => (
        <Link
          key={id}
          to={`/deployments/$name/${id}`}
          params={{ name }}
          className={css.tab}
          activeOptions={{ includeSearch: false }}
        >
          {title}
        </Link>
      ))}
    </nav>
  )
}
