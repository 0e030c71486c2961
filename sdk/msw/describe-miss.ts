// Why a mock does not answer a request, in sentences.
import type { Outcome } from '../../core/index.ts'
import type { NearMiss } from '../../core/trace/index.ts'

/** What the mock says itself, in its problem document. */
interface Miss {
  readonly detail: string
  readonly hint?: string
  readonly nearest?: readonly NearMiss[]
}

/**
 * @example
 * No route of the mock "Shop" answers GET /usres (https://api.example.com/usres). The nearest:
 *   GET /users: Its path has "users" where the request has "usres".
 */
export function describeMiss({ url }: Request, { answer }: Outcome): string {
  const { detail, hint, nearest = [] }: Miss = JSON.parse(String(answer.body))
  const lines = nearest.map(({ route, reason }) => `\n  ${route}: ${reason}`)
  const rest = lines.length > 0 ? ` The nearest:${lines.join('')}` : hint ? ` ${hint}` : ''
  return `${detail} (${url}).${rest}`
}
