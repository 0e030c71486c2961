// Brings two values into a form in which parts that are the same thing stand at the same place: items of lists that
// have a uuid stand under it instead of under their index.

/** Where a paired list tells the order of its items, if that changed; no uuid is empty. */
export const ORDER = ''

/** What is nested deeper is compared as a whole. */
const MAX_DEPTH = 200

type Members = Record<string, unknown>
type Item = { readonly uuid: string }
/** Where each item of a list stands, by its uuid; undefined for a list whose items have none of their own. */
type Places = ReadonlyMap<string, number> | undefined

export class Pairing {
  /** Lists are asked for once for each difference in them. */
  readonly #places = new WeakMap<object, { readonly places: Places }>()

  /** Both values, paired. Their objects have no prototype, so that no name means anything. */
  pair(before: unknown, after: unknown, depth = 0): [before: unknown, after: unknown] {
    if (depth > MAX_DEPTH) return [JSON.stringify(before), JSON.stringify(after)]
    const places = [this.placesOf(before), this.placesOf(after)] as const
    if (places[0] && places[1]) return this.#pairItems(before as Item[], after as Item[], depth)
    if (Array.isArray(before) && Array.isArray(after)) return this.#pairLists(before, after, depth)
    return isObject(before) && isObject(after)
      ? this.#pairMembers(before, after, depth)
      : [before, after]
  }

  placesOf(list: unknown): Places {
    if (!Array.isArray(list)) return undefined
    const known = this.#places.get(list)
    if (known) return known.places
    const places = readPlaces(list)
    this.#places.set(list, { places })
    return places
  }

  #pairLists(before: unknown[], after: unknown[], depth: number): [unknown[], unknown[]] {
    const pairs = Array.from({ length: Math.max(before.length, after.length) }, (_, index) =>
      this.pair(before[index], after[index], depth + 1),
    )
    return [
      pairs.slice(0, before.length).map(([one]) => one),
      pairs.slice(0, after.length).map(([, other]) => other),
    ]
  }

  #pairMembers(before: Members, after: Members, depth: number): [Members, Members] {
    const one = bare(before)
    const other = bare(after)
    for (const key of Object.keys(one)) {
      if (key in other) [one[key], other[key]] = this.pair(one[key], other[key], depth + 1)
    }
    return [one, other]
  }

  #pairItems(before: Item[], after: Item[], depth: number): [Members, Members] {
    const [one, other] = this.#pairMembers(byUuid(before), byUuid(after), depth)
    const kept = before.filter(({ uuid }) => uuid in other).map(({ uuid }) => uuid)
    const keptAfter = after.filter(({ uuid }) => uuid in one).map(({ uuid }) => uuid)
    if (kept.some((uuid, index) => uuid !== keptAfter[index])) {
      one[ORDER] = kept.join()
      other[ORDER] = keptAfter.join()
    }
    return [one, other]
  }
}

function readPlaces(list: readonly unknown[]): Places {
  const places = new Map<string, number>()
  for (const [index, item] of list.entries()) {
    const uuid = isObject(item) ? item.uuid : undefined
    if (typeof uuid !== 'string' || uuid === ORDER || places.has(uuid)) return undefined
    places.set(uuid, index)
  }
  return places
}

const byUuid = (items: readonly Item[]): Members =>
  Object.fromEntries(items.map((item) => [item.uuid, item]))

const bare = (members: Members): Members => Object.assign(Object.create(null), members)

const isObject = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
