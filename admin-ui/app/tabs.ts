// The tabs of a deployment, in their order, each with what is loaded for it.

export const DEPLOYMENT_TABS = [
  { id: 'routes', title: 'Routes', load: () => import('../deployment/routes/index.ts') },
  { id: 'data', title: 'Data', load: () => import('../deployment/data/index.ts') },
  { id: 'callbacks', title: 'Callbacks', load: () => import('../deployment/callbacks/index.ts') },
  { id: 'headers', title: 'Headers', load: () => import('../deployment/headers/index.ts') },
  { id: 'proxy', title: 'Proxy', load: () => import('../deployment/proxy/index.ts') },
  { id: 'traffic', title: 'Traffic', load: () => import('../deployment/traffic/index.ts') },
  { id: 'state', title: 'State', load: () => import('../deployment/state/index.ts') },
  { id: 'revisions', title: 'Revisions', load: () => import('../deployment/revisions/index.ts') },
  { id: 'settings', title: 'Settings', load: () => import('../deployment/settings/index.ts') },
] as const
