// The deployments that are looked for, in the order that is asked for.
import type { Deployment } from '../../sdk/client/index.ts'
import type { Choices, SortBy } from './choices.ts'
import { type FiguresByName, totals } from './figures.ts'

export function arrange(
  deployments: readonly Deployment[],
  { q, show, sort, reversed }: Choices,
  figures: FiguresByName,
): readonly Deployment[] {
  const found = deployments.filter(
    (deployment) => (show !== 'paused' || deployment.isPaused) && isFound(deployment, q),
  )
  const ordered = found.sort((a, b) => ORDERS[sort](a, b, figures) || byName(a, b))
  return reversed ? ordered.reverse() : ordered
}

/** As the server searches. */
function isFound({ subdomain, name, domains }: Deployment, q: string): boolean {
  const part = q.trim().toLowerCase()
  return (
    part === '' || [subdomain, name, ...domains].some((text) => text.toLowerCase().includes(part))
  )
}

type Order = (a: Deployment, b: Deployment, figures: FiguresByName) => number

const byName = ({ subdomain: a }: Deployment, { subdomain: b }: Deployment): number =>
  a < b ? -1 : a > b ? 1 : 0

const byTotal =
  (count: 'requests' | 'errors'): Order =>
  (a, b, figures) =>
    totals(figures.get(b.subdomain))[count] - totals(figures.get(a.subdomain))[count]

/** How each column begins: names from the first letter, figures and times from the most and the last. */
const ORDERS: Readonly<Record<SortBy, Order>> = {
  name: byName,
  requests: byTotal('requests'),
  errors: byTotal('errors'),
  changed: (a, b) => Date.parse(b.changedAt) - Date.parse(a.changedAt),
}
