// What the management API does with deployments at work: their state, and requests sent again.
import type { State, StateChange, Transaction } from '../../core/api/index.ts'
import { defaultLimits, type Engine, type IncomingRequest, RequestView } from '../../core/index.ts'
import type { LiveState } from '../control-plane/index.ts'
import {
  changeState,
  type LiveDeployment,
  type LiveDeployments,
  readState,
  resetState,
} from '../data-plane/index.ts'
import { Refusal } from '../refusal.ts'
import type { TransactionLog } from '../transactions/index.ts'
import { ReplayedRequest } from './replayed-request.ts'

export class LiveControls implements LiveState {
  readonly #live: LiveDeployments
  readonly #log: TransactionLog

  constructor(live: LiveDeployments, log: TransactionLog) {
    this.#live = live
    this.#log = log
  }

  async engineOf(id: string): Promise<Engine> {
    return (await this.#at(id)).engine
  }

  async state(id: string): Promise<State> {
    const live = await this.#at(id)
    return live.keepDuring(readState(live.engine))
  }

  async changeState(id: string, change: StateChange): Promise<State> {
    const live = await this.#at(id)
    return live.keepDuring(changeState(live.engine, change))
  }

  async resetState(id: string): Promise<State> {
    const live = await this.#at(id)
    return live.keepDuring(resetState(live.engine))
  }

  save(): void {
    this.#live.save()
  }

  /** @throws Refusal `unknown-transaction`, `not-replayable` */
  async replay(id: string, transactionId: number, dryRun: boolean): Promise<Transaction> {
    const recorded = this.#log.request(id, transactionId)
    if (!recorded) throw unknownTransaction(transactionId)
    if (recorded.obstacle !== undefined) throw notReplayable(recorded.obstacle)
    const live = await this.#at(id)
    const incoming = new ReplayedRequest(recorded)
    return live.keepDuring(dryRun ? this.#decide(live, incoming) : this.#send(live, incoming))
  }

  /** What the answer would be; nothing is changed, counted or recorded. */
  async #decide(live: LiveDeployment, incoming: IncomingRequest): Promise<Transaction> {
    const { engine, record } = live
    const request = new RequestView(incoming, defaultLimits)
    await request.readBody()
    const outcome = await engine.decide(incoming)
    return this.#log.describe({
      answer: outcome.answer,
      request,
      address: incoming.address,
      ms: outcome.delayMs,
      revision: record.revision,
      outcome,
      program: engine.program,
    })
  }

  async #send(live: LiveDeployment, incoming: IncomingRequest): Promise<Transaction> {
    const { id, exchange } = await live.replay(incoming)
    return this.#log.describe(exchange, id)
  }

  async #at(id: string): Promise<LiveDeployment> {
    const live = await this.#live.load(id)
    if (live) return live
    throw new Refusal({
      kind: 'unknown-deployment',
      status: 404,
      title: 'No such deployment',
      detail: 'The deployment was deleted meanwhile',
    })
  }
}

const unknownTransaction = (id: number): Refusal =>
  new Refusal({
    kind: 'unknown-transaction',
    status: 404,
    title: 'No such transaction',
    detail: `No transaction ${id} is in the log of this deployment`,
    hint: 'It may have given way to newer ones.',
  })

const notReplayable = (obstacle: string): Refusal =>
  new Refusal({
    kind: 'not-replayable',
    status: 409,
    title: 'Can not be sent again',
    detail: obstacle,
  })
