// The route that a near miss names, as in `GET /api/users/:id`.

export interface TitledRoute {
  readonly uuid: string
  /** As in `GET /api/users/:id`, or `CRUD /api/items`. */
  readonly title: string
}

/** A CRUD route is named by each of its operations, which may have an id at the end. */
export function routeOfTitle<Route extends TitledRoute>(
  title: string,
  routes: readonly Route[],
): Route | undefined {
  const path = title.slice(title.indexOf(' ') + 1)
  const crud = new Set([`CRUD ${path}`, `CRUD ${path.replace(/\/:id$/, '')}`])
  return (
    routes.find((route) => route.title === title) ??
    routes.find((route) => crud.has(route.title.replace(/\/$/, '')) || crud.has(route.title))
  )
}
