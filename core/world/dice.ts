// Everything random of one request: a stream of numbers that its seed repeats exactly.

import type { Spender } from '../values/index.ts'

/** How dice are thrown for a request: the mock's seed, and which request it is. */
export interface DiceSeed {
  readonly seed: number
  readonly ordinal: number
}

/** sfc32 by Chris Doty-Humphrey (public domain), seeded by splitmix32: fast to seed, and good enough for mock data. */
export class Dice {
  #a: number
  #b: number
  #c: number
  #counter = 1
  readonly #spender: Spender | undefined

  /** @param spender spends a step for each throw, so that loops inside libraries can be stopped */
  constructor({ seed, ordinal }: DiceSeed, spender?: Spender) {
    this.#spender = spender
    const next = splitmix32(seed ^ Math.imul(ordinal, 0x9e3779b1))
    this.#a = next()
    this.#b = next()
    this.#c = next()
    for (let round = 0; round < 8; round++) this.#next32()
  }

  /** From 0 up to, not including, 1; with 53 random bits. */
  next(): number {
    this.#spender?.spend(1)
    return ((this.#next32() >>> 5) * 0x4000000 + (this.#next32() >>> 6)) / 0x20000000000000
  }

  /** A whole number from `min` to `max`, both included. */
  integer(min: number, max: number): number {
    return Math.floor(this.next() * (max - min + 1)) + min
  }

  /** One of the items; undefined of none. */
  pick<T>(items: readonly T[]): T | undefined {
    return items[this.integer(0, items.length - 1)]
  }

  /** A random UUID (version 4). */
  uuid(): string {
    const hex = () => this.#next32().toString(16).padStart(8, '0')
    const digits = hex() + hex() + hex() + hex()
    const variant = ((Number.parseInt(digits[16] as string, 16) & 0x3) | 0x8).toString(16)
    return [
      digits.slice(0, 8),
      digits.slice(8, 12),
      `4${digits.slice(13, 16)}`,
      `${variant}${digits.slice(17, 20)}`,
      digits.slice(20),
    ].join('-')
  }

  #next32(): number {
    const sum = (this.#a + this.#b + this.#counter) | 0
    this.#counter = (this.#counter + 1) | 0
    this.#a = this.#b ^ (this.#b >>> 9)
    this.#b = (this.#c + (this.#c << 3)) | 0
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + sum) | 0
    return sum >>> 0
  }
}

function splitmix32(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x9e3779b9) | 0
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad)
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97)
    return mixed ^ (mixed >>> 15)
  }
}

/** A seed as a number, whatever it was given as. */
export function seedNumber(seed: string | number): number {
  if (typeof seed === 'number' && Number.isSafeInteger(seed)) return seed | 0
  let hash = 0x811c9dc5
  for (const character of String(seed))
    hash = Math.imul(hash ^ (character.codePointAt(0) as number), 0x01000193)
  return hash | 0
}
