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
  #era = 0
  #forks: Set<Layer> | undefined

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

  /**
   * A layer of its own that begins with what this one shows now, and with the dice at their first throw. It sees no
   * later change of this one; but what is first generated in this one comes to be in it too, where it has none yet.
   */
  fork(): Layer {
    const fork = new Layer()
    fork.refork(this)
    this.#forks ??= new Set()
    this.#forks.add(fork)
    return fork
  }

  /** Begins anew, as a fork that is made now. */
  refork(source: Layer): void {
    const { buckets, counters, variables } = source.contents
    this.#edition++
    this.#era++
    this.#requests = 0
    this.#buckets = new Map(buckets)
    this.#counters = new Map(counters)
    this.#variables = new Map(variables)
  }

  /** Lets go of a fork. */
  release(fork: Layer): void {
    this.#forks?.delete(fork)
  }

  /** Takes in what was generated over it, and gives it to the forks that were made before it was there. */
  takeGenerated(generated: Layer): void {
    generated.writeTo(this)
    for (const fork of this.#forks ?? []) fork.takeMissing(generated)
  }

  /** Takes what it does not hold from another layer. */
  takeMissing(source: Layer): void {
    const { buckets, variables } = source.contents
    for (const [uuid, content] of buckets)
      if (this.bucket(uuid) === undefined) this.setBucket(uuid, content)
    for (const [name, value] of variables)
      if (!this.#variables?.has(name)) this.setVariable(name, value)
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

  /** Grows whenever everything is forgotten. */
  get era(): number {
    return this.#era
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
    this.#era++
    this.#buckets = undefined
    this.#counters = undefined
    this.#variables = undefined
  }

  /** Throws the dice from the first again. */
  rewind(): void {
    this.#requests = 0
  }

  /** Forgets a bucket. */
  dropBucket(uuid: string): void {
    this.#edition++
    this.#buckets?.delete(uuid)
  }
}
