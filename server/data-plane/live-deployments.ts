// The deployments that are in memory: loaded when they are first asked for, let go of when they are asked for least.
import { type Files, Layer, type Program, restoreState, type Upstream } from '../../core/index.ts'
import type { Change, DeploymentRecord, Deployments } from '../deployments/index.ts'
import type { TransactionLog } from '../transactions/index.ts'
import { LiveDeployment } from './live-deployment.ts'
import { monthOf } from './rate.ts'
import { Residents } from './residents.ts'
import { type Saving, saveLive } from './save-live.ts'
import { Traffic } from './traffic.ts'

export interface LiveDeploymentsParts extends Saving {
  readonly deployments: Deployments
  readonly log: TransactionLog
  /** Bytes that programs and states may take, more or less. */
  readonly memoryBytes: number
  /** Told when names may lead elsewhere than before. */
  readonly onNamesChanged: () => void
  /** What asks other servers for a deployment. */
  readonly upstreamOf: (id: string) => Upstream
  /** What was uploaded to a deployment. */
  readonly filesOf: (id: string) => Files
}

export class LiveDeployments {
  readonly #parts: LiveDeploymentsParts
  readonly #residents = new Residents()
  readonly #loading = new Map<string, Promise<LiveDeployment | undefined>>()
  /** What those counted that are no longer in memory. */
  readonly #past = new Map<string, Traffic>()
  #isMakingRoom = false

  constructor(parts: LiveDeploymentsParts) {
    this.#parts = parts
    parts.deployments.onChange((change) => this.#follow(change))
  }

  /** How many are in memory. */
  get size(): number {
    return this.#residents.size
  }

  /** Bytes that they take, more or less. */
  get weight(): number {
    return this.#residents.weight
  }

  /** How many sessions they have. */
  get sessions(): number {
    return this.#residents.all().reduce((sum, live) => sum + live.scopes.sessionCount, 0)
  }

  /** One that is in memory. */
  get(id: string): LiveDeployment | undefined {
    return this.#residents.get(id)
  }

  /**
   * One that may have to be loaded first; undefined where there is none. It stays in memory at least for the turn in
   * which it is given: what is asked of it then is kept.
   */
  async load(id: string): Promise<LiveDeployment | undefined> {
    const live = this.get(id)
    if (live) return live
    const loading = this.#loading.get(id) ?? this.#load(id)
    this.#loading.set(id, loading)
    try {
      return await loading
    } finally {
      this.#loading.delete(id)
    }
  }

  async #load(id: string): Promise<LiveDeployment | undefined> {
    const { deployments } = this.#parts
    for (;;) {
      const before = deployments.recordById(id)
      if (!before) return undefined
      const program = await deployments.compile(id)
      // What was changed meanwhile is loaded anew.
      const record = deployments.recordById(id)
      if (record?.revision === before.revision) return this.get(id) ?? this.#admit(record, program)
    }
  }

  #admit(record: DeploymentRecord, program: Program): LiveDeployment {
    const { log, store, now } = this.#parts
    const saved = store.load(record.id)
    const live = new LiveDeployment({
      record,
      program,
      state: saved ? restoreState(saved, program.buckets) : new Layer(),
      calls: store.calls(record.id, monthOf(now())),
      stateBytes: saved?.data.length ?? 0,
      ring: log.ring(record.id, record.quotas.logEntries),
      now,
      upstream: this.#parts.upstreamOf(record.id),
      files: this.#parts.filesOf(record.id),
    })
    this.#residents.add(live)
    this.#makeRoomSoon()
    return live
  }

  /** Not at once: who has just loaded a deployment must have asked it before it may leave. */
  #makeRoomSoon(): void {
    if (this.#isMakingRoom || this.weight <= this.#parts.memoryBytes) return
    this.#isMakingRoom = true
    setImmediate(() => {
      this.#isMakingRoom = false
      this.#makeRoom()
    })
  }

  #makeRoom(): void {
    const leaving = this.#residents.surplus(this.#parts.memoryBytes)
    if (leaving.length === 0) return
    try {
      this.#save(leaving)
    } catch (error) {
      // Nothing is lost as long as they stay.
      this.#parts.onError(error)
      return
    }
    for (const live of leaving) this.#letGo(live)
    this.#parts.onNamesChanged()
  }

  #letGo(live: LiveDeployment): void {
    const { id } = live.record
    this.#residents.remove(live)
    this.#parts.log.forget(id)
    const past = this.#past.get(id) ?? new Traffic()
    past.add(live.traffic)
    this.#past.set(id, past)
  }

  #follow(change: Change): void {
    const live = this.get(change.id)
    if (live) this.#update(live, change)
    else if (change.kind === 'created') this.#admitCreated(change)
    if (change.kind !== 'mock') this.#parts.onNamesChanged()
  }

  /** What was just compiled need not be compiled again for the first request. */
  #admitCreated({ id, program }: Change & { kind: 'created' }): void {
    const record = this.#parts.deployments.recordById(id)
    if (record) this.#admit(record, program)
  }

  #update(live: LiveDeployment, change: Change): void {
    if (change.kind === 'deleted') {
      live.scopes.endStreams()
      live.sockets.endAll(1001, 'the deployment was deleted')
      this.#letGo(live)
      this.#save([live])
      return
    }
    const record = this.#parts.deployments.recordById(change.id)
    if (!record) return
    if (change.kind !== 'mock') {
      live.replaceRecord(record)
      return
    }
    live.replaceProgram(change.program, record)
    this.#residents.weighProgram(live)
    this.#makeRoomSoon()
  }

  /** Saves what has changed since it was saved last. */
  save(): void {
    this.#save(this.#residents.all())
  }

  #save(lives: readonly LiveDeployment[]): void {
    for (const live of saveLive(lives, this.#parts)) this.#residents.weighState(live)
    for (const live of lives) this.#residents.weighSessions(live)
    this.#makeRoomSoon()
  }

  /** What one has answered since the server was started. */
  trafficOf(id: string): Traffic {
    const sum = new Traffic()
    for (const traffic of [this.#past.get(id), this.get(id)?.traffic]) if (traffic) sum.add(traffic)
    return sum
  }

  /** The ids of those that answered anything in the last hour, the busiest first. */
  busiest(now: number): string[] {
    return [...this.traffic()]
      .map(([id, { minutes }]) => ({ id, requests: minutes.total(now) }))
      .filter(({ requests }) => requests > 0)
      .sort((a, b) => b.requests - a.requests)
      .map(({ id }) => id)
  }

  /** What each deployment has answered since the server was started, by its id. */
  traffic(): Map<string, Traffic> {
    const all = new Map<string, Traffic>()
    const add = (id: string, traffic: Traffic) => {
      const sum = all.get(id) ?? new Traffic()
      sum.add(traffic)
      all.set(id, sum)
    }
    for (const [id, traffic] of this.#past) add(id, traffic)
    for (const live of this.#residents.all()) add(live.record.id, live.traffic)
    return all
  }
}
