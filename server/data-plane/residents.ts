// The deployments in memory, what they weigh, and which of them leave when there are too many.
import type { LiveDeployment } from './live-deployment.ts'
import { weightOfProgram, weightOfState } from './weight.ts'

interface Resident {
  readonly live: LiveDeployment
  /** Bytes of its program, more or less. */
  programWeight: number
  sessionsWeight: number
  /** With its state and its sessions. */
  weight: number
}

export class Residents {
  readonly #byId = new Map<string, Resident>()
  #weight = 0

  get size(): number {
    return this.#byId.size
  }

  /** Bytes that they take, more or less. */
  get weight(): number {
    return this.#weight
  }

  get(id: string): LiveDeployment | undefined {
    return this.#byId.get(id)?.live
  }

  all(): LiveDeployment[] {
    return [...this.#byId.values()].map(({ live }) => live)
  }

  add(live: LiveDeployment): void {
    this.#byId.set(live.record.id, { live, programWeight: 0, sessionsWeight: 0, weight: 0 })
    this.weighProgram(live)
  }

  remove({ record }: LiveDeployment): void {
    this.#weight -= this.#byId.get(record.id)?.weight ?? 0
    this.#byId.delete(record.id)
  }

  /** Weighs one anew whose program is another one. */
  weighProgram(live: LiveDeployment): void {
    const resident = this.#byId.get(live.record.id)
    if (!resident) return
    resident.programWeight = weightOfProgram(live.engine.program)
    this.weighState(live)
  }

  /** Weighs one anew whose state has changed. */
  weighState(live: LiveDeployment): void {
    const resident = this.#byId.get(live.record.id)
    if (!resident) return
    this.#weight -= resident.weight
    resident.weight =
      resident.programWeight +
      weightOfState(live.engine.program, live.saved.bytes) +
      resident.sessionsWeight
    this.#weight += resident.weight
  }

  /** Weighs one anew whose sessions take more or less than they did. */
  weighSessions(live: LiveDeployment): void {
    const resident = this.#byId.get(live.record.id)
    const weight = live.scopes.weighSessions()
    if (!resident || resident.sessionsWeight === weight) return
    resident.sessionsWeight = weight
    this.weighState(live)
  }

  /**
   * Those asked for least lately, without which the others fit; none that is answering, and never the one that was
   * asked for last. Those with sessions or overrides, which leaving ends, come behind all others. They are a few more
   * than needed, so that not every load has to look through them all.
   */
  surplus(mostBytes: number): LiveDeployment[] {
    if (this.#weight <= mostBytes) return []
    const oldestFirst = [...this.#byId.values()]
      .sort((a, b) => a.live.lastUsed - b.live.lastUsed)
      .slice(0, -1)
      .filter(({ live }) => live.isIdle)
    // Those that are alike stay in their order.
    const inTurn = oldestFirst.sort(
      (a, b) => Number(a.live.scopes.areUnderTest) - Number(b.live.scopes.areUnderTest),
    )
    let surplus = this.#weight - mostBytes * 0.9
    const leaving: LiveDeployment[] = []
    for (const { live, weight } of inTurn) {
      if (surplus <= 0) break
      leaving.push(live)
      surplus -= weight
    }
    return leaving
  }
}
