// What requests change: buckets, counters, variables. A layer holds the changes over the layer below it: a
// deployment's state is the lowest, a session lies over it, and so do the changes of one request until they are kept.

/** What a bucket holds. Values are never changed in place, so that layers can share them. */
export interface BucketContent {
  readonly value: unknown
  /** False for a bucket whose template waits for a request: its value is the template. */
  readonly isGenerated: boolean
  /** Why its template failed; the value is the message then. */
  readonly mistake?: Error
}

/** What a layer holds of its own, as it can be kept and brought back. */
export interface LayerContents {
  readonly requests: number
  readonly buckets: ReadonlyMap<string, BucketContent>
  readonly counters: ReadonlyMap<string, number>
  readonly variables: ReadonlyMap<string, unknown>
}

const NONE: ReadonlyMap<string, never> = new Map<string, never>()

export class Layer {
  readonly #base: Layer | undefined
  #buckets: Map<string, BucketContent> | undefined
  #counters: Map<string, number> | undefined
  #variables: Map<string, unknown> | undefined
  #requests = 0
  #edition = 0

  constructor(base?: Layer) {
    this.#base = base
    this.#requests = base === undefined ? 0 : base.requests
  }

  /** A layer that holds what another one held. */
  static from({ requests, buckets, counters, variables }: LayerContents): Layer {
    const layer = new Layer()
    layer.#requests = requests
    layer.#buckets = new Map(buckets)
    layer.#counters = new Map(counters)
    layer.#variables = new Map(variables)
    return layer
  }

  /** What it holds of its own; a view, not a copy. */
  get contents(): LayerContents {
    return {
      requests: this.#requests,
      buckets: this.#buckets ?? NONE,
      counters: this.#counters ?? NONE,
      variables: this.#variables ?? NONE,
    }
  }

  /** Grows with every change of a bucket or a variable. */
  get edition(): number {
    return this.#edition
  }

  /** How many requests were answered: which throw of the dice is next. */
  get requests(): number {
    return this.#requests
  }

  bucket(uuid: string): BucketContent | undefined {
    return this.#buckets?.get(uuid) ?? this.#base?.bucket(uuid)
  }

  setBucket(uuid: string, content: BucketContent): void {
    this.#edition++
    this.#buckets ??= new Map()
    this.#buckets.set(uuid, content)
  }

  /** How often a route has answered. */
  counter(routeUuid: string): number {
    return this.#counters?.get(routeUuid) ?? this.#base?.counter(routeUuid) ?? 0
  }

  /** Notes that a request was answered, by a route where one was found. */
  count(routeUuid: string | undefined): void {
    this.#requests++
    if (routeUuid === undefined) return
    this.#counters ??= new Map()
    this.#counters.set(routeUuid, this.counter(routeUuid) + 1)
  }

  variable(name: string): unknown {
    return this.#variables?.has(name) ? this.#variables.get(name) : this.#base?.variable(name)
  }

  /** How often a route is to have answered. */
  setCounter(routeUuid: string, count: number): void {
    this.#counters ??= new Map()
    this.#counters.set(routeUuid, count)
  }

  setVariable(name: string, value: unknown): void {
    this.#edition++
    this.#variables ??= new Map()
    this.#variables.set(name, value)
  }

  /** Forgets a variable. */
  dropVariable(name: string): void {
    this.#edition++
    this.#variables?.delete(name)
  }

  /** All variables by name. */
  variables(): Record<string, unknown> {
    return { ...this.#base?.variables(), ...Object.fromEntries(this.#variables ?? []) }
  }

  /** Whether it holds changes of its own. */
  get isChanged(): boolean {
    return (
      this.#buckets !== undefined || this.#variables !== undefined || this.#counters !== undefined
    )
  }

  /** Writes its changes of buckets and variables into a layer. */
  writeTo(target: Layer): void {
    for (const [uuid, content] of this.#buckets ?? []) target.setBucket(uuid, content)
    for (const [name, value] of this.#variables ?? []) target.setVariable(name, value)
  }

  /** Forgets everything of its own: what lies below shows again. */
  clear(): void {
    this.#edition++
    this.#buckets = undefined
    this.#counters = undefined
    this.#variables = undefined
  }

  /** Forgets a bucket. */
  dropBucket(uuid: string): void {
    this.#edition++
    this.#buckets?.delete(uuid)
  }
}
