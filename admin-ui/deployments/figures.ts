// How busy deployments were in the last hour.
import type { TrafficFigures } from '../../sdk/client/index.ts'

export type Figures = TrafficFigures['deployments'][number]
export type FiguresByName = ReadonlyMap<string, Figures>

export const byName = ({ deployments }: TrafficFigures): FiguresByName =>
  new Map(deployments.map((figures) => [figures.subdomain, figures]))

export interface Totals {
  readonly requests: number
  readonly clientErrors: number
  readonly serverErrors: number
  readonly errors: number
  /** Requests in the last minute that is over. */
  readonly lastMinute: number
}

const NONE: Totals = { requests: 0, clientErrors: 0, serverErrors: 0, errors: 0, lastMinute: 0 }

/** One that has no figures was not used. */
export function totals(figures: Figures | undefined): Totals {
  if (!figures) return NONE
  const [requests, clientErrors, serverErrors] = [
    sum(figures.requests),
    sum(figures.clientErrors),
    sum(figures.serverErrors),
  ]
  const lastMinute = figures.requests.at(-2) ?? 0
  return { requests, clientErrors, serverErrors, errors: clientErrors + serverErrors, lastMinute }
}

const sum = (counts: readonly number[]): number => counts.reduce((all, one) => all + one, 0)

/** Of each minute. */
export const errorsOf = ({ clientErrors, serverErrors }: Figures): number[] =>
  clientErrors.map((count, minute) => count + (serverErrors[minute] ?? 0))
