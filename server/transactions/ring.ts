// The newest requests of a deployment that are not in the file yet: a ring, so that recording one costs the same
// whatever the writer does, and what nobody will keep is never written.
import type { RecordedExchange } from './recorded.ts'

/** One request as it waits to be written. */
export interface Entry {
  readonly id: number
  /** In milliseconds. */
  readonly time: number
  readonly exchange: RecordedExchange
  /** Bytes of the bodies that only this entry holds on to, about. */
  readonly weight: number
}

/** What a ring needs of the log that it belongs to. */
export interface RingOwner {
  /** The time in milliseconds. */
  now(): number
  /** A number for a request at that time, greater than every one before. */
  nextId(time: number): number
  /** A ring that was empty has something to write. */
  wake(ring: Ring): void
  /** So much more is held on to, or less. */
  weigh(bytes: number): void
}

/** The most that wait, however many are kept in the file. */
const MAX_WAITING = 10_000

export class Ring {
  readonly deploymentId: string
  readonly #owner: RingOwner
  #capacity: number
  #limit = 0
  /** From the oldest one, which is at `#head`, around to the newest. */
  #entries: Entry[] = []
  /** Not 0 only while the ring is full. */
  #head = 0
  #recorded = 0
  #overwritten = 0
  #dropped = 0
  #isOverrun = false

  constructor(deploymentId: string, capacity: number, owner: RingOwner) {
    this.deploymentId = deploymentId
    this.#owner = owner
    this.#capacity = capacity
    this.#limit = Math.min(capacity, MAX_WAITING)
  }

  /** How many of the newest requests are kept, here and in the file together; 0 records nothing. */
  get capacity(): number {
    return this.#capacity
  }

  /** How many wait to be written. */
  get size(): number {
    return this.#entries.length
  }

  /** Whether requests come faster than the writer takes them: what it writes then will not be kept for long. */
  get isOverrun(): boolean {
    return this.#isOverrun
  }

  /** How many were recorded ever; of those how many gave way to newer ones, and how many were lost. */
  get counts(): { recorded: number; overwritten: number; dropped: number } {
    return { recorded: this.#recorded, overwritten: this.#overwritten, dropped: this.#dropped }
  }

  /** Notes a request. It is on the request's path: it neither writes nor waits, and never throws. */
  record(exchange: RecordedExchange): void {
    if (this.#limit === 0) return
    const owner = this.#owner
    const time = owner.now()
    const weight = weightOf(exchange)
    const entry = { id: owner.nextId(time), time, exchange, weight }
    this.#recorded++
    if (weight > 0) owner.weigh(weight)
    if (this.#entries.length === this.#limit) this.#overwrite(entry)
    else if (this.#entries.push(entry) === 1) owner.wake(this)
  }

  #overwrite(entry: Entry): void {
    const oldest = this.#entries[this.#head]
    if (oldest && oldest.weight > 0) this.#owner.weigh(-oldest.weight)
    this.#isOverrun = true
    this.#entries[this.#head] = entry
    this.#head = this.#head + 1 === this.#limit ? 0 : this.#head + 1
    // What is not among the newest is no loss; what the writer was too slow for is one.
    if (this.#limit === this.#capacity) this.#overwritten++
    else this.#dropped++
  }

  /** Those that wait, oldest first. */
  waiting(): Entry[] {
    return [...this.#entries.slice(this.#head), ...this.#entries.slice(0, this.#head)]
  }

  /** Takes the oldest ones out. */
  take(most: number): Entry[] {
    const waiting = this.waiting()
    this.#entries = waiting.slice(most)
    this.#head = 0
    this.#isOverrun = false
    const taken = waiting.slice(0, most)
    for (const { weight } of taken) if (weight > 0) this.#owner.weigh(-weight)
    return taken
  }

  /** Keeps more or fewer from now on. */
  resize(capacity: number): void {
    if (capacity === this.#capacity) return
    this.#capacity = capacity
    this.#limit = Math.min(capacity, MAX_WAITING)
    this.#overwritten += this.take(Math.max(0, this.size - this.#limit)).length
  }
}

/** A body that was made when the mock was compiled is there anyhow. */
function weightOf({ answer, outcome, request }: RecordedExchange): number {
  const isShared = outcome?.response?.body.kind === 'text'
  const own = isShared || answer.body === null ? 0 : answer.body.length
  if (!request.hasBody) return own
  return own + (request.raw?.length ?? (Number(request.header('content-length')) || 0))
}
