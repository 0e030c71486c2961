// The routes of a workload in a form that every peer's configuration can be made of.
import type { Workload } from '../../workload.ts'
import { routeCount } from '../../workloads.ts'

export interface PlainRoute {
  /** `/things7/` is followed by a parameter. */
  readonly path: string
  readonly hasParameter: boolean
  readonly body: string
}

/** Routes with plain bodies: the static one, or many with a parameter; undefined for what is more. */
export function plainRoutes(workload: Workload): PlainRoute[] | undefined {
  if (workload.beside !== undefined) return undefined
  const count = routeCount(workload)
  if (count !== undefined)
    return Array.from({ length: count }, (_, index) => ({
      path: `/things${index}/`,
      hasParameter: true,
      body: `{"thing":${index}}`,
    }))
  const isStatic = workload.name === 'static' || workload.connections !== undefined
  const [route] = workload.document.routes ?? []
  return isStatic ? [{ path: '/hello', hasParameter: false, body: String(route?.body) }] : undefined
}

export interface OrderChoice {
  readonly answer: number
  /** A part of the body, as its path and what it equals. */
  readonly body: { readonly path: readonly (string | number)[]; readonly value: string }
  readonly region: string
}

/** The choices of the workload of rules, but for the last, which takes everything. */
export const orderChoices: readonly OrderChoice[] = [
  { answer: 1, body: { path: ['customer', 'tier'], value: 'gold' }, region: 'eu' },
  { answer: 2, body: { path: ['customer', 'tier'], value: 'silver' }, region: 'eu' },
  { answer: 3, body: { path: ['items', 0, 'sku'], value: 'A-9' }, region: 'us' },
  { answer: 4, body: { path: ['customer', 'tier'], value: 'bronze' }, region: 'us' },
]

/** `$.items[0].sku` */
export const jsonPath = (path: readonly (string | number)[]): string =>
  `$${path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${part}`)).join('')}`

export const NAMES = ['Ann', 'Bob', 'Cid', 'Dee', 'Eve', 'Fay', 'Gus', 'Hal']
export const JSON_TYPE = { 'Content-Type': 'application/json' }
