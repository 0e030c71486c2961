// One deployment at work: its engine, what it counts, and the checks before a request reaches the engine.
import {
  type Answer,
  defaultLimits,
  Engine,
  type IncomingRequest,
  type Layer,
  type Outcome,
  type Program,
  RequestView,
  type World,
} from '../../core/index.ts'
import type { DeploymentRecord } from '../deployments/index.ts'
import type { RecordedExchange, Ring } from '../transactions/index.ts'
import { AddressBudget } from './address-budget.ts'
import { admit } from './key-gate.ts'
import { MonthlyCalls, RateLimit } from './rate.ts'
import { needsKey, paused, stateFull, tooMany } from './refusals.ts'
import { Traffic } from './traffic.ts'
import { variableNamed } from './variables.ts'

export interface LiveDeploymentParts {
  readonly record: DeploymentRecord
  readonly program: Program
  readonly state: Layer
  /** Calls in this month so far. */
  readonly calls: number
  /** Bytes of the state as it was saved last. */
  readonly stateBytes: number
  readonly ring: Ring
  readonly now: () => number
}

/** What was recorded of a request. */
export interface Noted {
  /** 0 where the log keeps nothing. */
  readonly id: number
  readonly exchange: RecordedExchange
}

export class LiveDeployment {
  readonly calls: MonthlyCalls
  readonly traffic = new Traffic()
  readonly ring: Ring
  readonly #now: () => number
  readonly #rate: RateLimit
  readonly #addresses = new AddressBudget()
  #record: DeploymentRecord
  #engine: Engine
  /** What is under way: requests that are not answered yet, and changes of the state. */
  #pending = 0
  /** When it was asked for last. */
  lastUsed: number
  /** Bytes of the state when it was saved last. */
  stateBytes: number
  /** The state as it was saved last. */
  savedEdition = -1
  savedCalls: number
  savedRequests: number

  constructor({ record, program, state, stateBytes, calls, ring, now }: LiveDeploymentParts) {
    this.lastUsed = now()
    this.stateBytes = stateBytes
    this.#record = record
    this.#now = now
    this.#rate = new RateLimit(record.quotas.requestsPerSecond, now())
    this.calls = new MonthlyCalls(calls, now())
    this.savedCalls = calls
    this.savedRequests = state.requests
    // What came from the store is there already; what did not, begins with the first change.
    this.savedEdition = state.edition
    this.ring = ring
    this.#engine = this.#createEngine(program, state)
  }

  get record(): DeploymentRecord {
    return this.#record
  }

  get engine(): Engine {
    return this.#engine
  }

  get isIdle(): boolean {
    return this.#pending === 0
  }

  /** Goes on with another mock; the next request sees it whole. */
  replaceProgram(program: Program, record: DeploymentRecord): void {
    this.#record = record
    this.#engine.replace(program)
    this.#warmUp()
  }

  /** Goes on under other settings. */
  replaceRecord(record: DeploymentRecord): void {
    this.#record = record
    this.ring.resize(record.quotas.logEntries)
    this.#engine = this.#createEngine(this.#engine.program, this.#engine.state)
  }

  /** Answers a request, or says why the mock is not asked. */
  handle(incoming: IncomingRequest): Answer | Promise<Answer> {
    const now = this.#now()
    this.lastUsed = now
    this.calls.count(now)
    const { isAdmitted, incoming: keyless } = admit(incoming, this.#record, this.#now)
    const refusal = this.#refusal(isAdmitted, now)
    if (refusal) return this.#refuse(refusal.answer, refusal.why, keyless)
    const answer = this.#engine.handle(keyless)
    return answer instanceof Promise ? this.keepDuring(answer) : answer
  }

  /** Answers a request whoever sends it, and gives what is recorded of it. */
  async replay(incoming: IncomingRequest): Promise<Noted> {
    const { program, state } = this.#engine
    let noted: Noted | undefined
    const engine = this.#createEngine(program, state, (one) => {
      noted = one
    })
    await this.keepDuring(Promise.resolve(engine.handle(incoming)))
    if (!noted) throw new Error('the request was answered, and nothing noted')
    return noted
  }

  #refusal(isAdmitted: boolean, now: number): { answer: Answer; why: string } | undefined {
    const { isPaused, quotas } = this.#record
    if (!isAdmitted)
      return { answer: needsKey(), why: 'no key that is valid came with the request' }
    if (isPaused) return { answer: paused(), why: 'the deployment is paused' }
    if (quotas.requestsPerSecond > 0) {
      const waitMs = this.#rate.take(quotas.requestsPerSecond, now)
      const why = `the quota of ${quotas.requestsPerSecond} requests a second is used up`
      if (waitMs > 0) return { answer: tooMany(`Refused: ${why}`, waitMs), why }
    }
    if (quotas.monthlyCalls > 0 && this.calls.calls(now) > quotas.monthlyCalls) {
      const why = `the quota of ${quotas.monthlyCalls} requests a month is used up`
      return { answer: tooMany(`Refused: ${why}`, this.calls.untilNext(now)), why }
    }
    return undefined
  }

  #refuse(answer: Answer, why: string, incoming: IncomingRequest): Answer {
    const request = new RequestView(incoming, defaultLimits)
    this.traffic.count(answer.status, 0)
    const address = this.#addresses.take(request, this.lastUsed)
    this.ring.record({ answer, request, address, ms: 0, revision: this.#record.revision, why })
    return answer
  }

  /** Stays in memory as long as this takes, so that what it changes is not lost. */
  async keepDuring<T>(work: Promise<T>): Promise<T> {
    this.#pending++
    try {
      return await work
    } finally {
      this.#pending--
    }
  }

  #createEngine(program: Program, state: Layer, onNoted?: (noted: Noted) => void): Engine {
    const { url, variables, quotas } = this.#record
    const world: Partial<World> = {
      now: this.#now,
      env: (name) => variableNamed(variables, name),
      publicBaseUrl: url,
    }
    return new Engine(program, {
      world,
      state,
      readsBodies: quotas.logEntries > 0,
      refuseChanges: (_, request) => this.#refuseChanges(request),
      onOutcome: (outcome, request, ms) => {
        const noted = this.#note(outcome, request, ms)
        onNoted?.(noted)
      },
    })
  }

  #note(outcome: Outcome, request: RequestView, ms: number): Noted {
    const { answer } = outcome
    const { program } = this.#engine
    const { revision } = this.#record
    this.traffic.count(answer.status, ms)
    const address = this.#addresses.take(request, this.lastUsed)
    const exchange = { answer, request, address, ms, revision, outcome, program }
    return { id: this.ring.record(exchange), exchange }
  }

  /** A state that is too large takes nothing more; what deletes is let through. */
  #refuseChanges({ method }: RequestView): Answer | undefined {
    const { stateBytes } = this.#record.quotas
    if (stateBytes === 0 || this.stateBytes <= stateBytes || method === 'DELETE') return undefined
    return stateFull(this.stateBytes, stateBytes)
  }

  /** What the mock uses is loaded while nobody waits for it; where that fails, the request that needs it says so. */
  #warmUp(): void {
    this.#engine.warmUp().catch(() => {})
  }
}
