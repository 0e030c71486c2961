// Ways to the routes and responses that transactions name.
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Transaction } from '../../../../sdk/client/index.ts'
import { cx, useClient } from '../../../kit/index.ts'
import { routeOfTitle } from '../trace/index.ts'
import css from './detail.module.css'

interface RouteLinkProps {
  /** Of the deployment. */
  readonly name: string
  readonly route: string
  readonly response?: string | undefined
  readonly children: ReactNode
}

function RouteLink({ name, route, response, children }: RouteLinkProps) {
  return (
    <Link
      to="/deployments/$name/routes"
      params={{ name }}
      search={{ route, ...(response === undefined ? {} : { response }) } as never}
      className={cx(css.link, css.mono)}
    >
      {children}
    </Link>
  )
}

export interface ResponseLinkProps {
  readonly name: string
  readonly route: NonNullable<Transaction['route']>
  readonly routeResponse: Transaction['routeResponse']
}

export function ResponseLink({ name, route, routeResponse }: ResponseLinkProps) {
  return (
    <RouteLink name={name} route={route.uuid} response={routeResponse?.uuid}>
      {route.title}
    </RouteLink>
  )
}

/** A route that is known by its title alone. */
export function NamedRouteLink({ name, title }: { readonly name: string; readonly title: string }) {
  const client = useClient()
  const responses = useQuery({
    queryKey: ['responses', name],
    queryFn: () => client.tests.responses(name),
  })
  const routes = (responses.data ?? []).map(({ route }) => route)
  const route = routeOfTitle(title, routes)
  if (!route) return <code>{title}</code>
  return (
    <RouteLink name={name} route={route.uuid}>
      {title}
    </RouteLink>
  )
}
