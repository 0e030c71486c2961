// Identities for what a document names no uuid for: the same place gives the same uuid, so that state survives a
// change of the rest of the document.
import { type AddMistake, formatPath, type Path } from './mistakes.ts'

/** A UUID made from a text (version 8: custom). */
export function uuidFrom(text: string): string {
  const [first, second, third, fourth] = hash128(text)
  const versioned = (second & 0x0fff) | 0x8000
  const variant = ((third >>> 16) & 0x3fff) | 0x8000
  const tail = hex16(third) + hex16(fourth >>> 16) + hex16(fourth)
  return `${hex16(first >>> 16)}${hex16(first)}-${hex16(second >>> 16)}-${hex16(versioned)}-${hex16(variant)}-${tail}`
}

/** Every byte in hexadecimal; asking a number for its digits takes ten times as long. */
const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))
/** The lower 16 bits of a number. */
const hex16 = (bits: number): string => `${HEX[(bits >>> 8) & 0xff]}${HEX[bits & 0xff]}`

/** Whether a text is a UUID as Mockoon wants it. */
export const isUuid = (text: string): boolean =>
  /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i.test(text)

const FNV_PRIME = 0x01000193
const SEEDS = [1, 2, 3, 4].map((seed) => 0x811c9dc5 ^ Math.imul(seed, 0x9e3779b1)) as Words
type Words = [number, number, number, number]

/** FNV-1a from four seeds, side by side, with a final mix; it only has to spread, not to withstand anybody. */
function hash128(text: string): Words {
  let [first, second, third, fourth] = SEEDS
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    first = Math.imul(first ^ code, FNV_PRIME)
    second = Math.imul(second ^ code, FNV_PRIME)
    third = Math.imul(third ^ code, FNV_PRIME)
    fourth = Math.imul(fourth ^ code, FNV_PRIME)
  }
  return [mix(first), mix(second), mix(third), mix(fourth)]
}

function mix(word: number): number {
  const half = Math.imul(word ^ (word >>> 16), 0x85ebca6b)
  const whole = Math.imul(half ^ (half >>> 13), 0xc2b2ae35)
  return whole ^ (whole >>> 16)
}

/** Gives out uuids in order of asking, the second of the same name another one than the first; and finds what is named twice. */
export class Identities {
  readonly #counts = new Map<string, number>()
  readonly #owners = new Map<string, Path>()
  readonly #add: AddMistake

  constructor(add: AddMistake) {
    this.#add = add
  }

  /** The uuid that a part of a document is given, or else one made from the part's name. */
  uuidOf(given: string | undefined, name: string, path: Path): string {
    if (given !== undefined && given !== '') {
      this.claim('uuid', given, [...path, 'uuid'])
      return given
    }
    const count = this.#counts.get(name) ?? 0
    this.#counts.set(name, count + 1)
    return uuidFrom(count === 0 ? name : `${name}#${count}`)
  }

  /** Notes a name; the second of its kind is a mistake. */
  claim(kind: string, name: string, path: Path): void {
    const key = `${kind} ${name}`
    const owner = this.#owners.get(key)
    if (owner) {
      const message = `${JSON.stringify(name)} is already taken by ${formatPath(owner)}`
      this.#add(path, message, `Give each a ${kind} of its own.`)
    } else this.#owners.set(key, path)
  }
}
