// Counts what a deployment answers, and hands it to the log. All of it is on the request's path.
import {
  type Answer,
  defaultLimits,
  type IncomingRequest,
  type Outcome,
  RequestView,
} from '../../core/index.ts'
import type { DeploymentRecord } from '../deployments/index.ts'
import type { RecordedExchange, Ring } from '../transactions/index.ts'
import { AddressBudget } from './address-budget.ts'
import type { Refused } from './gate.ts'
import type { Scope } from './scope.ts'
import { Traffic } from './traffic.ts'

/** What was recorded of a request. */
export interface Noted {
  /** 0 where the log keeps nothing. */
  readonly id: number
  readonly exchange: RecordedExchange
}

/** Whose requests are recorded, as it is when one comes. */
export interface RecordedDeployment {
  readonly record: DeploymentRecord
  /** When it was asked for last. */
  readonly lastUsed: number
}

export class Recorder {
  readonly traffic = new Traffic()
  readonly ring: Ring
  readonly #deployment: RecordedDeployment
  readonly #addresses = new AddressBudget()

  constructor(deployment: RecordedDeployment, ring: Ring) {
    this.#deployment = deployment
    this.ring = ring
  }

  /** What was decided in a scope. */
  note({ session, engine }: Scope, outcome: Outcome, request: RequestView, ms: number): Noted {
    const { answer } = outcome
    const { program } = engine
    const { revision } = this.#deployment.record
    this.traffic.count(answer.status, ms, this.#deployment.lastUsed)
    const address = this.#addresses.take(request, this.#deployment.lastUsed)
    const exchange = { answer, request, address, ms, revision, outcome, program, session }
    const id = this.ring.record(exchange)
    if (outcome.aftermath && id !== 0)
      outcome.aftermath.onChange = () => this.ring.amend(id, exchange)
    return { id, exchange }
  }

  /** What was answered without asking the mock. */
  noteRefused({ answer, why }: Refused, incoming: IncomingRequest): Answer {
    const { record, lastUsed } = this.#deployment
    const request = new RequestView(incoming, defaultLimits)
    this.traffic.count(answer.status, 0, lastUsed)
    const address = this.#addresses.take(request, lastUsed)
    this.ring.record({ answer, request, address, ms: 0, revision: record.revision, why })
    return answer
  }
}
