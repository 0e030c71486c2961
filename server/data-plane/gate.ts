// What keeps a request from its mock: no key, a pause, a quota that is used up.
import type { Answer } from '../../core/index.ts'
import type { DeploymentRecord } from '../deployments/index.ts'
import { MonthlyCalls, RateLimit } from './rate.ts'
import { needsKey, paused, tooMany } from './refusals.ts'

export interface Refused {
  readonly answer: Answer
  readonly why: string
}

export class Gate {
  readonly calls: MonthlyCalls
  readonly #rate: RateLimit

  /** @param calls those of the month so far */
  constructor({ quotas }: DeploymentRecord, calls: number, now: number) {
    this.calls = new MonthlyCalls(calls, now)
    this.#rate = new RateLimit(quotas.requestsPerSecond, now)
  }

  /** Why a request may not go on; undefined where it may. */
  refusal(
    { isPaused, quotas }: DeploymentRecord,
    isAdmitted: boolean,
    now: number,
  ): Refused | undefined {
    if (!isAdmitted)
      return { answer: needsKey(), why: 'no key that is valid came with the request' }
    if (isPaused) return { answer: paused(), why: 'the deployment is paused' }
    if (quotas.requestsPerSecond > 0) {
      const waitMs = this.#rate.take(quotas.requestsPerSecond, now)
      const why = rateUsedUp(quotas.requestsPerSecond)
      if (waitMs > 0) return { answer: tooMany(`Refused: ${why}`, waitMs), why }
    }
    if (quotas.monthlyCalls > 0 && this.calls.calls(now) > quotas.monthlyCalls) {
      const why = `the quota of ${quotas.monthlyCalls} requests a month is used up`
      return { answer: tooMany(`Refused: ${why}`, this.calls.untilNext(now)), why }
    }
    return undefined
  }

  /** Why a message of a WebSocket may not go on, in a sentence: it counts as a request of its second. */
  messageRefusal({ quotas }: DeploymentRecord, now: number): string | undefined {
    const { requestsPerSecond: most } = quotas
    return most > 0 && this.#rate.take(most, now) > 0 ? rateUsedUp(most) : undefined
  }
}

const rateUsedUp = (most: number): string => `the quota of ${most} requests a second is used up`
