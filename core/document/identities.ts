// Identities for what a document names no uuid for: the same place gives the same uuid, so that state survives a
// change of the rest of the document.
import { type AddMistake, formatPath, type Path } from './mistakes.ts'

/** A UUID made from a text (version 8: custom). */
export function uuidFrom(text: string): string {
  const hex = [0, 1, 2, 3].map((seed) => hash32(text, seed).toString(16).padStart(8, '0')).join('')
  const variant = ((Number.parseInt(hex[16] as string, 16) & 0x3) | 0x8).toString(16)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** Whether a text is a UUID as Mockoon wants it. */
export const isUuid = (text: string): boolean =>
  /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i.test(text)

/** FNV-1a with a final mix; it only has to spread, not to withstand anybody. */
function hash32(text: string, seed: number): number {
  let hash = 0x811c9dc5 ^ Math.imul(seed + 1, 0x9e3779b1)
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
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
