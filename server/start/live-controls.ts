// What the management API does with deployments at work: their state, and requests sent again.
import type { State, StateChange, TrafficFigures, Transaction } from '../../core/api/index.ts'
import type { Engine } from '../../core/index.ts'
import type { LiveState, NamedDeployment, Target } from '../control-plane/index.ts'
import { changeState, type LiveDeployments, readState, resetState } from '../data-plane/index.ts'
import { Refusal } from '../refusal.ts'
import type { TransactionLog } from '../transactions/index.ts'
import { dryRun } from './dry-run.ts'
import { liveAt, toChange, toRead } from './find-scope.ts'
import { ReplayedRequest } from './replayed-request.ts'

export class LiveControls implements LiveState {
  readonly #live: LiveDeployments
  readonly #log: TransactionLog

  constructor(live: LiveDeployments, log: TransactionLog) {
    this.#live = live
    this.#log = log
  }

  async engineOf(id: string): Promise<Engine> {
    return (await liveAt(this.#live, id)).engine
  }

  async state(target: Target): Promise<State> {
    const { live, scope } = await toRead(this.#live, target)
    return live.keepDuring(readState(scope.engine))
  }

  async changeState(target: Target, change: StateChange): Promise<State> {
    const { live, scope } = await toChange(this.#live, target)
    return live.keepDuring(changeState(scope.engine, change))
  }

  async resetState(target: Target, bucket?: string): Promise<State> {
    const { live, scope } = await toChange(this.#live, target)
    return live.keepDuring(resetState(scope.engine, bucket))
  }

  minutes(deployments: readonly NamedDeployment[]): TrafficFigures {
    const now = Date.now()
    return {
      until: new Date(Math.ceil(now / 60_000) * 60_000).toISOString(),
      deployments: deployments.map(({ id, subdomain }) => ({
        subdomain,
        ...this.#live.trafficOf(id).minutes.counts(now),
      })),
    }
  }

  busiest(): string[] {
    return this.#live.busiest(Date.now())
  }

  save(): void {
    this.#live.save()
  }

  /** In the session that it was in. @throws Refusal `unknown-transaction`, `not-replayable` */
  async replay(id: string, transactionId: number, isDryRun: boolean): Promise<Transaction> {
    const recorded = this.#log.request(id, transactionId)
    if (!recorded) throw unknownTransaction(transactionId)
    if (recorded.obstacle !== undefined) throw notReplayable(recorded.obstacle)
    const session = recorded.session ?? undefined
    const found = await toChange(this.#live, { id, session })
    const incoming = new ReplayedRequest(recorded)
    const { live, scope } = found
    return live.keepDuring(
      isDryRun
        ? dryRun(found, incoming).then((exchange) => this.#log.describe(exchange))
        : live
            .replay(incoming, scope)
            .then((noted) => this.#log.describe(noted.exchange, noted.id)),
    )
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
