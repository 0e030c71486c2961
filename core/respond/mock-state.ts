// The state of a mock as a function sees it.

import { suggest } from '../document/index.ts'
import { MockhostError } from '../errors.ts'
import type { CompiledBucket, Program } from '../program.ts'
import type { Layer } from '../state/index.ts'
import { copyOf, toData } from './data.ts'
import { Slot } from './slot.ts'

/** What a function may read and change. All that it changes is kept together when it is done, or nothing of it. */
export interface MockState {
  /**
   * A data bucket by its id or its name.
   * @throws MockhostError `argument-invalid` where there is none
   */
  bucket<Value = unknown>(idOrName: string): BucketView<Value>
  /** A global variable; undefined where it was never set. */
  variable(name: string): unknown
  setVariable(name: string, value: unknown): void
  /** Which request of this route it is, from 1. */
  readonly requestNumber: number
}

/** A data bucket. */
export interface BucketView<Value = unknown> {
  readonly id: string
  readonly name: string
  /** Reading gives a copy; writing keeps one. */
  value: Value
  /** Adds items to a list. */
  push(...items: unknown[]): void
  /**
   * Changes the value: the function is given a copy, and either changes that or returns another value. It may be called
   * once more, where another request has changed the bucket meanwhile.
   */
  update(change: (value: Value) => unknown): void
}

export interface StateViewParts {
  readonly program: Program
  /** What all requests see. */
  readonly shared: Layer
  /** Where changes go: a layer over it, or the same. */
  readonly own: Layer
  readonly requestNumber: number
  /** Brings a bucket to be that waits for its first request. */
  generate?(bucket: CompiledBucket): void
}

export class StateView implements MockState {
  readonly requestNumber: number
  readonly #parts: StateViewParts
  readonly #buckets = new Map<string, Slot>()
  readonly #variables = new Map<string, Slot>()

  constructor(parts: StateViewParts) {
    this.#parts = parts
    this.requestNumber = parts.requestNumber
  }

  bucket<Value = unknown>(idOrName: string): BucketView<Value> {
    const bucket = findBucket(this.#parts.program, idOrName)
    this.#parts.generate?.(bucket)
    const slot = this.#slotOf(bucket)
    const what = nameOf(bucket)
    return {
      id: bucket.id,
      name: bucket.name,
      get value() {
        return copyOf(slot.value) as Value
      },
      set value(value: Value) {
        slot.set(toData(value, what))
      },
      push: (...items) => {
        const added = items.map((item) => toData(item, what))
        slot.change((list) => {
          if (Array.isArray(list)) return [...list, ...added]
          throw new MockhostError('argument-invalid', `${what} is no list, so nothing can be added`)
        })
      },
      update: (change) =>
        slot.change((value) => {
          const copy = copyOf(value) as Value
          const changed = change(copy)
          return toData(changed === undefined ? copy : changed, what)
        }),
    }
  }

  variable(name: string): unknown {
    return copyOf(this.#slotOfVariable(name).value)
  }

  setVariable(name: string, value: unknown): void {
    this.#slotOfVariable(name).set(toData(value, `the variable ${JSON.stringify(name)}`))
  }

  /**
   * Brings what was changed onto what other requests have changed meanwhile.
   * @throws MockhostError `responder-failed` where that would lose a change
   */
  settle(): void {
    const { shared } = this.#parts
    for (const [uuid, slot] of this.#buckets) slot.settle(shared.bucket(uuid)?.value)
    for (const [name, slot] of this.#variables) slot.settle(shared.variable(name))
  }

  #slotOf(bucket: CompiledBucket): Slot {
    const { shared, own } = this.#parts
    const { uuid } = bucket
    return slotIn(this.#buckets, uuid, {
      name: nameOf(bucket),
      shared: () => shared.bucket(uuid),
      read: () => own.bucket(uuid)?.value,
      write: (value) => own.setBucket(uuid, { value, isGenerated: true }),
    })
  }

  #slotOfVariable(name: string): Slot {
    if (typeof name !== 'string')
      throw new MockhostError('argument-invalid', `A variable's name is a text, not ${typeof name}`)
    const { shared, own } = this.#parts
    return slotIn(this.#variables, name, {
      name: `the variable ${JSON.stringify(name)}`,
      shared: () => shared.variable(name),
      read: () => own.variable(name),
      write: (value) => own.setVariable(name, value),
    })
  }
}

function slotIn(
  slots: Map<string, Slot>,
  key: string,
  place: ConstructorParameters<typeof Slot>[0],
) {
  const slot = slots.get(key) ?? new Slot(place)
  slots.set(key, slot)
  return slot
}

const nameOf = ({ id, name }: CompiledBucket): string =>
  `the data bucket ${JSON.stringify(name || id)}`

function findBucket({ buckets }: Program, wanted: unknown): CompiledBucket {
  const bucket =
    buckets.find(({ id, uuid }) => id === wanted || uuid === wanted) ??
    buckets.find(({ name }) => name === wanted)
  if (bucket) return bucket
  const written = typeof wanted === 'string' ? JSON.stringify(wanted) : String(wanted)
  const hint = suggest(
    String(wanted),
    buckets.map(({ id }) => id),
  )
  throw new MockhostError('argument-invalid', `There is no data bucket ${written}. ${hint}`)
}
