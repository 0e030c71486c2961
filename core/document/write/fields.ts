// Parts of a document without what they need not say.

export type Fields = Record<string, unknown>

/** A part with the fields of `first` before the others, and without those that are as the defaults have them. */
export function withoutDefaults(part: object, defaults: object, first: readonly string[]): Fields {
  const fields = part as Fields
  const keys = [...new Set([...first, ...Object.keys(fields)])]
  const said = keys.filter(
    (key) =>
      fields[key] !== undefined &&
      !(Object.hasOwn(defaults, key) && isSame(fields[key], (defaults as Fields)[key])),
  )
  return Object.fromEntries(said.map((key) => [key, fields[key]]))
}

/** Defaults are scalars and empty lists. */
const isSame = (value: unknown, fallback: unknown): boolean =>
  value === fallback ||
  (Array.isArray(fallback) && Array.isArray(value) && value.length + fallback.length === 0)

/** Lists item by item; what is no list stays, to be told when it is read. */
export const writeList = <Item>(list: readonly Item[], write: (item: Item) => unknown): unknown =>
  Array.isArray(list)
    ? list.map((item) => (typeof item === 'object' && item !== null ? write(item) : item))
    : list

/** Whether keys stand in an object as they are given: each once, and none that JavaScript would put first. */
export function keepsOrder(keys: readonly string[]): boolean {
  const kept = Object.keys(Object.fromEntries(keys.map((key) => [key, true])))
  return kept.length === keys.length && kept.every((key, index) => key === keys[index])
}
