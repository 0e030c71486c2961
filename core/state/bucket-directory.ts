// How templates and rules find a bucket by what they call it.

export interface BucketName {
  readonly uuid: string
  readonly id: string
  readonly name: string
}

const MAX_KEPT = 1_000

export class BucketDirectory {
  readonly all: readonly BucketName[]
  readonly #found = new Map<string, BucketName | undefined>()

  constructor(all: readonly BucketName[]) {
    this.all = all
  }

  /** The bucket with exactly this id, as `databucketID` names it. */
  byId(id: string): BucketName | undefined {
    return this.all.find((bucket) => bucket.id === id)
  }

  /** The first bucket with this id, or with a name that contains the text; how Mockoon's `data` finds it. */
  find(idOrName: string): BucketName | undefined {
    if (this.#found.has(idOrName)) return this.#found.get(idOrName)
    const lower = idOrName.toLowerCase()
    const bucket = this.all.find(
      ({ id, name }) => id === idOrName || name.toLowerCase().includes(lower),
    )
    // Names can be made from requests, so what is kept must be bounded.
    if (this.#found.size >= MAX_KEPT) this.#found.clear()
    this.#found.set(idOrName, bucket)
    return bucket
  }
}
