// Who asks, and whether they may.
import { SCOPES, type Scope } from '../../core/api/index.ts'
import type { Actor } from '../keys/index.ts'
import type { Refusal } from '../refusal.ts'
import type { Operation } from './operation.ts'
import { keyBound, keyMissing, keyWrong, missingScope } from './problems.ts'

/** Finds whom a key is of. */
export interface Authority {
  authenticate(secret: string): Actor | undefined
}

export type Guarded = Pick<Operation, 'scope' | 'isServerWide' | 'summary'>

/** The key that a request brings, in each form that is taken. */
export function keyOf(headers: Headers): string | undefined {
  const key =
    headers.get('x-mockhost-key') ?? headers.get('authorization')?.replace(/^bearer(\s+|$)/i, '')
  return key?.trim() || undefined
}

/** Whose key it is, or why it is no good: 401. */
export function authenticate(headers: Headers, authority: Authority): Actor | Refusal {
  const key = keyOf(headers)
  return key === undefined ? keyMissing() : (authority.authenticate(key) ?? keyWrong())
}

/** Why an actor may not do it, or nothing: 403. */
export function refusalFor(actor: Actor, guarded: Guarded): Refusal | undefined {
  const { scope, isServerWide, summary } = guarded
  if (scope !== 'open' && !hasScope(actor, scope)) return missingScope(scope, actor.scope, summary)
  return isServerWide && actor.deployments !== null ? keyBound(summary) : undefined
}

/** Each scope includes the ones behind it. */
export const hasScope = (actor: Actor, needed: Scope): boolean =>
  SCOPES.indexOf(actor.scope) <= SCOPES.indexOf(needed)
