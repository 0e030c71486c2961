// The deployments that are in memory: loaded when they are first asked for, let go of when they are asked for least.
import {
  Layer,
  messageOf,
  type Program,
  restoreState,
  saveCounts,
  saveData,
} from '../../core/index.ts'
import type { Change, DeploymentRecord, Deployments } from '../deployments/index.ts'
import type { TransactionLog } from '../transactions/index.ts'
import { LiveDeployment } from './live-deployment.ts'
import { monthOf } from './rate.ts'
import type { SavedDeployment, StateStore } from './state-store.ts'
import { Traffic } from './traffic.ts'
import { weightOf } from './weight.ts'

export interface LiveDeploymentsParts {
  readonly deployments: Deployments
  readonly log: TransactionLog
  readonly store: StateStore
  readonly now: () => number
  /** Bytes that programs and states may take, more or less. */
  readonly memoryBytes: number
  /** Told when names may lead elsewhere than before. */
  readonly onNamesChanged: () => void
  /** Told of a state that can't be saved; the others are. */
  readonly onError: (error: unknown) => void
}

interface Resident {
  readonly live: LiveDeployment
  /** Bytes, more or less. */
  weight: number
}

export class LiveDeployments {
  readonly #parts: LiveDeploymentsParts
  readonly #residents = new Map<string, Resident>()
  readonly #loading = new Map<string, Promise<LiveDeployment | undefined>>()
  /** What those counted that are no longer in memory. */
  readonly #past = new Map<string, Traffic>()
  #weight = 0

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
    return this.#weight
  }

  /** One that is in memory. */
  get(id: string): LiveDeployment | undefined {
    return this.#residents.get(id)?.live
  }

  /** One that may have to be loaded first; undefined where there is none. */
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
      if (record?.revision === before.revision)
        return this.#residents.get(id)?.live ?? this.#admit(record, program)
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
    })
    const weight = weightOf(program, saved)
    this.#residents.set(record.id, { live, weight })
    this.#weight += weight
    this.#makeRoom(live)
    return live
  }

  /** Lets go of those that were asked for least lately, but of none that is answering. */
  #makeRoom(newest: LiveDeployment): void {
    if (this.#weight <= this.#parts.memoryBytes) return
    const others = [...this.#residents.values()]
      .filter(({ live }) => live !== newest && live.isIdle)
      .sort((a, b) => a.live.lastUsed - b.live.lastUsed)
    const leaving: LiveDeployment[] = []
    // A little more than needed, so that not every load has to look through them all.
    for (const { live, weight } of others) {
      if (this.#weight <= this.#parts.memoryBytes * 0.9) break
      leaving.push(live)
      this.#weight -= weight
    }
    this.#save(leaving)
    for (const live of leaving) this.#letGo(live)
    if (leaving.length > 0) this.#parts.onNamesChanged()
  }

  #letGo(live: LiveDeployment): void {
    const { id } = live.record
    this.#residents.delete(id)
    this.#parts.log.forget(id)
    const past = this.#past.get(id) ?? new Traffic()
    past.add(live.traffic)
    this.#past.set(id, past)
  }

  #follow(change: Change): void {
    const resident = this.#residents.get(change.id)
    if (resident) this.#update(resident, change)
    if (change.kind !== 'mock') this.#parts.onNamesChanged()
  }

  #update(resident: Resident, change: Change): void {
    const { live } = resident
    if (change.kind === 'deleted') {
      this.#save([live])
      this.#weight -= resident.weight
      this.#letGo(live)
      return
    }
    const record = this.#parts.deployments.recordById(change.id)
    if (!record) return
    if (change.kind !== 'mock') {
      live.replaceRecord(record)
      return
    }
    live.replaceProgram(change.program, record)
    this.#weight -= resident.weight
    resident.weight = weightOf(change.program, undefined) + live.stateBytes
    this.#weight += resident.weight
  }

  /** Saves what has changed since it was saved last. */
  save(): void {
    this.#save([...this.#residents.values()].map(({ live }) => live))
  }

  #save(lives: readonly LiveDeployment[]): void {
    const { store, now } = this.#parts
    const changed = lives.flatMap((live) => this.#formOf(live, now()) ?? [])
    store.save(
      changed.map(({ saved }) => saved),
      now(),
    )
    for (const { live, saved, edition } of changed) {
      live.savedEdition = edition
      live.savedCalls = saved.calls
      live.savedRequests = live.engine.state.requests
      if (saved.data !== undefined) live.stateBytes = saved.data.length
    }
  }

  /** One state that can't be written, being nested too deeply, must not keep the others from being saved. */
  #formOf(live: LiveDeployment, now: number): Unsaved | undefined {
    try {
      return savedForm(live, now)
    } catch (error) {
      live.savedEdition = live.engine.state.edition
      const reason = `The state of ${live.record.subdomain} can't be saved: ${messageOf(error)}`
      this.#parts.onError(new Error(reason, { cause: error }))
      return undefined
    }
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
    for (const [id, { live }] of this.#residents) add(id, live.traffic)
    return all
  }
}

interface Unsaved {
  readonly live: LiveDeployment
  readonly edition: number
  readonly saved: SavedDeployment
}

/** What is to be written of a deployment; undefined where it is as it was saved. */
function savedForm(live: LiveDeployment, now: number): Unsaved | undefined {
  const { state, program } = live.engine
  const { edition, requests } = state
  const calls = live.calls.calls(now)
  const isSame =
    edition === live.savedEdition && requests === live.savedRequests && calls === live.savedCalls
  if (isSame) return undefined
  const saved = {
    id: live.record.id,
    data: edition === live.savedEdition ? undefined : saveData(state, program.buckets),
    counts: saveCounts(state),
    month: live.calls.month,
    calls,
  }
  return { live, edition, saved }
}
