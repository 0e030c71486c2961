// The requests that mocks were asked for and declined, and what they would have said: for the report of what no handler
// answers.
import type { Proposal } from '../../core/index.ts'
import type { MswMock } from './handlers.ts'

export interface Declined {
  readonly mock: MswMock
  readonly proposal: Proposal
  /** Whether the mock stands for every origin, and so may have been asked for what is not its business. */
  readonly isAnyOrigin: boolean
}

/** MSW hands the same object to all handlers and to the callback. */
const byRequest = new WeakMap<Request, Declined[]>()

export function noteDeclined(request: Request, declined: Declined): void {
  const others = byRequest.get(request)
  if (others) others.push(declined)
  else byRequest.set(request, [declined])
}

/** What a mock or a session of it declined; sessions have the clock of their mock. */
export const findDeclined = (request: Request, mocks: readonly MswMock[]): Declined | undefined =>
  byRequest.get(request)?.find(({ mock }) => mocks.some(({ clock }) => clock === mock.clock))
