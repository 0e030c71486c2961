// The screens and their addresses; each is loaded when it is first opened.
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router'
import { readChoices } from '../deployments/choices.ts'
import { EmptyState, ErrorNote, Page, Skeleton } from '../kit/index.ts'
import { Shell } from './shell.tsx'
import { DEPLOYMENT_TABS } from './tabs.ts'

const root = createRootRoute({ component: Shell })

const deployments = createRoute({
  getParentRoute: () => root,
  path: '/',
  validateSearch: readChoices,
  component: lazyRouteComponent(() => import('../deployments/index.ts'), 'DeploymentsScreen'),
})

const server = createRoute({
  getParentRoute: () => root,
  path: '/server',
  component: lazyRouteComponent(() => import('../server/index.ts'), 'ServerScreen'),
})

const deployment = createRoute({
  getParentRoute: () => root,
  path: '/deployments/$name',
  component: lazyRouteComponent(() => import('../deployment/frame/index.ts'), 'DeploymentFrame'),
})

const first = createRoute({
  getParentRoute: () => deployment,
  path: '/',
  beforeLoad: ({ params }) => {
    throw redirect({ to: '/deployments/$name/routes', params, replace: true })
  },
})

/** What a tab keeps in the address is read by the tab itself. */
const anything = (search: Record<string, unknown>): Record<string, unknown> => search

const tabs = DEPLOYMENT_TABS.map(({ id, load }) =>
  createRoute({
    getParentRoute: () => deployment,
    path: id,
    validateSearch: anything,
    component: lazyRouteComponent(load, 'Screen'),
  }),
)

const NotFound = () => (
  <Page title="Nothing is here">
    <EmptyState title="This address leads nowhere" text="Go on with the list of deployments." />
  </Page>
)

export const router = createRouter({
  routeTree: root.addChildren([deployments, server, deployment.addChildren([first, ...tabs])]),
  defaultPreload: 'intent',
  defaultNotFoundComponent: NotFound,
  defaultPendingComponent: () => (
    <Page title="Loading">
      <Skeleton lines={6} />
    </Page>
  ),
  defaultErrorComponent: ({ error, reset }) => (
    <Page title="This screen failed">
      <ErrorNote error={error} onRetry={reset} />
    </Page>
  ),
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
