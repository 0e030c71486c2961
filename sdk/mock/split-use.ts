// The arguments of `use`: routes, and behind them perhaps options.
import { checkOptions, isRecord, nameValue, refuse } from '../argument/index.ts'
import type { UseOptions } from './mock.ts'

export interface Use {
  readonly routes: readonly unknown[]
  /** Infinity for as many as come. */
  readonly times: number
}

/** @throws MockhostError `argument-invalid` */
export function splitUse(given: readonly unknown[]): Use {
  const last = given.at(-1)
  const isOptions = isRecord(last) && !('endpoint' in last) && !('method' in last)
  const routes = isOptions ? given.slice(0, -1) : given
  if (routes.length === 0)
    refuse('use(…)', 'there are no routes', "Give some: mock.use(get('/users', [])).")
  const { times = Number.POSITIVE_INFINITY } = checkOptions(
    'use(…)',
    isOptions ? last : undefined,
    ['times'] satisfies (keyof UseOptions)[],
  )
  if (times !== Number.POSITIVE_INFINITY && (!Number.isInteger(times) || (times as number) < 1))
    refuse('use(…)', `\`times\` is ${nameValue(times)}`, 'Give a whole number, 1 or more.')
  return { routes, times: times as number }
}
