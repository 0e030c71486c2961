// Chooses the response of a route.
import type { ResponseMode } from '../document/index.ts'
import type { Exchange } from '../exchange.ts'
import type { CompiledRule } from './rule.ts'

/** What choosing needs to know of a response. */
export interface Choosable {
  readonly rules: readonly CompiledRule[]
  readonly areAllNeeded: boolean
}

/** Why a response was chosen. */
export type Reason = 'rules' | 'default' | 'rules disabled' | 'sequential' | 'random'

export interface Choice<R> {
  readonly response: R
  readonly reason: Reason
}

/** What choosing needs to know of a route. */
export interface Chooser<R extends Choosable> {
  readonly mode: ResponseMode
  readonly responses: readonly R[]
  /** Sent when no rules hold. */
  readonly fallback: R | undefined
  /** Whether any response has rules. */
  readonly hasRules: boolean
}

/** The response for a request; undefined where the next route is to be tried. */
export function choose<R extends Choosable>(
  route: Chooser<R>,
  exchange: Exchange,
  requestNumber: number,
): Choice<R> | undefined {
  const { responses, fallback, mode } = route
  if (!fallback) return undefined
  switch (mode) {
    case 'RANDOM':
      return { response: exchange.dice.pick(responses) as R, reason: 'random' }
    case 'SEQUENTIAL':
      return {
        response: responses[(requestNumber - 1) % responses.length] as R,
        reason: 'sequential',
      }
    case 'DISABLE_RULES':
      return { response: fallback, reason: 'rules disabled' }
    default: {
      const matched = route.hasRules
        ? responses.find((response) => holds(response, exchange, requestNumber))
        : undefined
      if (matched) return { response: matched, reason: 'rules' }
      return mode === 'FALLBACK' ? undefined : { response: fallback, reason: 'default' }
    }
  }
}

/** A response without rules is never chosen by rules. */
function holds(response: Choosable, exchange: Exchange, requestNumber: number): boolean {
  const { rules, areAllNeeded } = response
  if (rules.length === 0) return false
  const check = (rule: CompiledRule) => rule.holds(exchange, requestNumber)
  return areAllNeeded ? rules.every(check) : rules.some(check)
}
