// Values under names with brackets, put together: lists that become objects where they would be too long, and what
// becomes of a name that is a text here and an object there. Source of the rules: qs 6.17.

type Fields = Record<string, unknown>

export class BracketLists {
  readonly #limit: number
  /** The last index of each object that would be too long a list. */
  readonly #overfull = new WeakMap<object, number>()
  /** The last index of each list, or object that was one, of an object and texts under the same name. */
  readonly #mixed = new WeakMap<object, number>()

  /** @param limit the items of a list; 2 or more */
  constructor(limit: number) {
    this.#limit = limit
  }

  isOverfull(value: unknown): boolean {
    return this.#overfull.has(value as object)
  }

  /** A list of which only one item is known. */
  withItem(index: number, item: unknown): object {
    if (index >= this.#limit) return this.#markOverfull({ [index]: item }, index)
    const list: unknown[] = []
    list[index] = item
    return list
  }

  /** A value, or the items of a list, and others behind them. */
  append(value: unknown, added: unknown): object {
    const items = [].concat(value as never, added as never)
    const last = this.#overfull.get(value as object)
    if (last === undefined)
      return items.length > this.#limit
        ? this.#markOverfull(asObject(items), items.length - 1)
        : items
    const fields = value as Fields
    for (const [index, item] of items.slice(1).entries()) fields[last + 1 + index] = item
    return this.#markOverfull(fields, last + items.length - 1)
  }

  /** Both together; the target is changed where it can be. */
  merge(target: unknown, source: unknown): unknown {
    if (!source) return target
    if (!isObject(source)) return this.#mergeText(target, source)
    if (!isObject(target)) return this.#mergeUnderText(target, source)
    return Array.isArray(target) && Array.isArray(source)
      ? this.#mergeLists(target, source)
      : this.#mergeFields(target, source)
  }

  #mergeText(target: unknown, text: unknown): unknown {
    if (!isObject(target)) return [target, text]
    if (Array.isArray(target)) {
      if (countItems(target) >= this.#limit)
        return this.#markOverfull(asObject([...target, text]), target.length)
      target.push(text)
      return target
    }
    for (const lastIndexes of [this.#overfull, this.#mixed]) {
      const last = lastIndexes.get(target)
      if (last === undefined) continue
      ;(target as Fields)[last + 1] = text
      lastIndexes.set(target, last + 1)
      return target
    }
    const both = [target, text]
    this.#mixed.set(both, 1)
    return both
  }

  #mergeUnderText(text: unknown, source: object): object {
    const last = this.#overfull.get(source)
    if (last === undefined) return this.append([text], source)
    const moved = Object.entries(source).map(([key, item]) => [Number.parseInt(key, 10) + 1, item])
    return this.#markOverfull({ 0: text, ...Object.fromEntries(moved) }, last + 1)
  }

  #mergeLists(target: unknown[], source: readonly unknown[]): object {
    source.forEach((item, index) => {
      if (!Object.hasOwn(target, index)) target[index] = item
      else if (isObject(target[index]) && isObject(item))
        target[index] = this.merge(target[index], item)
      else target.push(item)
    })
    return countItems(target) > this.#limit
      ? this.#markOverfull(asObject(target), target.length - 1)
      : target
  }

  #mergeFields(target: object, source: object): object {
    const fields = (Array.isArray(target) ? asObject(target) : target) as Fields
    if (Array.isArray(target) && this.#mixed.has(target)) this.#mixed.set(fields, target.length - 1)
    for (const [key, value] of Object.entries(source)) {
      fields[key] = Object.hasOwn(fields, key) ? this.merge(fields[key], value) : value
      this.#noteIndex(key, fields, source)
    }
    return fields
  }

  /** Objects that were lists go on behind the highest index that was given. */
  #noteIndex(key: string, fields: Fields, source: object): void {
    const last = this.#overfull.get(source)
    if (last !== undefined && !this.isOverfull(fields))
      this.#overfull.set(fields, Math.max(last, ...Object.keys(fields).map(indexOf)))
    for (const lastIndexes of [this.#overfull, this.#mixed]) {
      const known = lastIndexes.get(fields)
      if (known !== undefined && indexOf(key) > known) lastIndexes.set(fields, indexOf(key))
    }
  }

  #markOverfull(fields: object, last: number): object {
    this.#overfull.set(fields, last)
    return fields
  }
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

/** What a key is as an index; -1 where it is none. */
function indexOf(key: string): number {
  const index = Number.parseInt(key, 10)
  return String(index) === key && index >= 0 ? index : -1
}

/** The items of a list, without its gaps. */
const countItems = (list: readonly unknown[]): number => Object.keys(list).length

/** The items of a list by their indexes. */
const asObject = (list: readonly unknown[]): Fields =>
  Object.fromEntries(Object.entries(list).filter(([, item]) => item !== undefined))
