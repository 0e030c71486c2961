// The newest requests of a deployment that are not in the file yet: a ring, so that recording one costs the same
// whatever the writer does, and what nobody will keep is never written.
import { heldBytes, type RecordedExchange } from '../../core/trace/index.ts'

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
  /** Something happened after the answer of a transaction that is written already. */
  amend(deploymentId: string, id: number, exchange: RecordedExchange): void
}

/** The most that wait, however many are kept in the file. */
const MAX_WAITING = 10_000

export class Ring {
  readonly deploymentId: string
  readonly #owner: RingOwner
  #capacity: number
  #limit = 0
  /** From the oldest one, which is at `#head`, around to the newest; it grows up to the limit. */
  #entries: (Entry | undefined)[] = []
  #head = 0
  #size = 0
  #recorded = 0
  #overwritten = 0
  #dropped = 0
  #isOverrun = false
  /** Of those that nobody saw how many were not told yet. */
  #missed = 0

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
    return this.#size
  }

  /** Whether requests come faster than the writer takes them: what it writes then will not be kept for long. */
  get isOverrun(): boolean {
    return this.#isOverrun
  }

  /** How many were recorded ever; of those how many gave way to newer ones, and how many were lost. */
  get counts(): { recorded: number; overwritten: number; dropped: number } {
    return { recorded: this.#recorded, overwritten: this.#overwritten, dropped: this.#dropped }
  }

  /**
   * Notes a request. It is on the request's path: it neither writes nor waits, and never throws.
   * @returns the id of its transaction; 0 where none is kept
   */
  record(exchange: RecordedExchange): number {
    if (this.#limit === 0) return 0
    const owner = this.#owner
    const time = owner.now()
    const weight = heldBytes(exchange)
    const entry = { id: owner.nextId(time), time, exchange, weight }
    this.#recorded++
    if (weight > 0) owner.weigh(weight)
    if (this.#size === this.#limit) this.#overwrite(entry)
    else this.#add(entry)
    return entry.id
  }

  /** Notes that something happened after an answer that is recorded. */
  amend(id: number, exchange: RecordedExchange): void {
    // What waits is described when it is written, as it is by then.
    const isWaiting = this.#size > 0 && id >= (this.#entries[this.#head]?.id ?? 0)
    if (!isWaiting) this.#owner.amend(this.deploymentId, id, exchange)
  }

  #add(entry: Entry): void {
    this.#entries[this.#place(this.#size++)] = entry
    if (this.#size === 1) this.#owner.wake(this)
  }

  #overwrite(entry: Entry): void {
    const oldest = this.#entries[this.#head]
    if (oldest && oldest.weight > 0) this.#owner.weigh(-oldest.weight)
    this.#isOverrun = true
    this.#entries[this.#head] = entry
    this.#head = this.#place(1)
    // What is not among the newest is no loss; what the writer was too slow for is one.
    if (this.#limit === this.#capacity) this.#overwritten++
    else this.#dropped++
    this.#missed++
  }

  /** How many gave way before they were taken, since it was asked last. */
  takeMissed(): number {
    const missed = this.#missed
    this.#missed = 0
    return missed
  }

  /** Where the entry is that stands so many behind the oldest. */
  #place(distance: number): number {
    const place = this.#head + distance
    return place < this.#limit ? place : place - this.#limit
  }

  /** Those that wait, oldest first. */
  waiting(): Entry[] {
    return this.#oldest(this.#size)
  }

  #oldest(most: number): Entry[] {
    const length = Math.min(most, this.#size)
    return Array.from({ length }, (_, distance) => this.#entries[this.#place(distance)] as Entry)
  }

  /** Takes the oldest ones out. */
  take(most: number): Entry[] {
    const taken = this.#oldest(most)
    for (const { weight } of taken) {
      if (weight > 0) this.#owner.weigh(-weight)
      this.#entries[this.#head] = undefined
      this.#head = this.#place(1)
    }
    this.#size -= taken.length
    if (this.#size === 0) this.#refill([])
    this.#isOverrun = false
    return taken
  }

  #refill(entries: Entry[]): void {
    this.#entries = entries
    this.#head = 0
    this.#size = entries.length
  }

  /** Keeps more or fewer from now on. */
  resize(capacity: number): void {
    const keepsLess = capacity < this.#capacity
    const limit = Math.min(capacity, MAX_WAITING)
    this.#overwritten += this.take(Math.max(0, this.#size - limit)).length
    this.#refill(this.waiting())
    this.#capacity = capacity
    this.#limit = limit
    // So that the file keeps no more either.
    if (keepsLess) this.#owner.wake(this)
  }
}
