// Names of multipart fields: `a[b][c]` nests, `a[]` and `a[0]` make lists, a plain name given twice too.
// Source of the rules: Mockoon 9.9.

type Container = Record<string, unknown> | unknown[]

const NESTED = /^([^[\]]+)((?:\[[^[\]]+\])*(?:\[\])?)$/
const MAX_INDEX = 10_000
const RESERVED = new Set(['__proto__', 'constructor', 'prototype'])

/** Adds a field; one whose name would change how objects behave is left out. */
export function appendField(root: Record<string, unknown>, name: string, value: unknown): void {
  const keys = keysOf(name)
  if (keys.some((key) => RESERVED.has(key))) return
  const container = keys
    .slice(0, -1)
    .reduce<Container>(
      (outer, key, index) => containerAt(outer, key, keys[index + 1] as string),
      root,
    )
  append(container, keys.at(-1) as string, value)
}

/** The keys in a name; a name that is not well formed is one key. */
function keysOf(name: string): string[] {
  const [, first, rest = ''] = NESTED.exec(name) ?? []
  if (first === undefined) return [name]
  const keys = [first, ...[...rest.matchAll(/\[([^\]]*)\]/g)].map((match) => match[1] as string)]
  return keys.some((key) => isIndex(key) && Number(key) > MAX_INDEX) ? [name] : keys
}

const isIndex = (key: string): boolean => /^\d+$/.test(key)

const memberOf = (container: Container, key: string): unknown =>
  Object.hasOwn(container, key) ? (container as Record<string, unknown>)[key] : undefined

/** Sets a member; one that is there makes a list of both. */
function append(container: Container, key: string, value: unknown): void {
  if (Array.isArray(container) && key === '') {
    container.push(value)
    return
  }
  const known = memberOf(container, key)
  if (Array.isArray(known)) known.push(value)
  else (container as Record<string, unknown>)[key] = known === undefined ? value : [known, value]
}

/** The container under a key: a list where the next key is an index or nothing, else an object. */
function containerAt(container: Container, key: string, next: string): Container {
  const known = memberOf(container, key)
  const fitting = next === '' || isIndex(next) ? asList(known) : asObject(known)
  ;(container as Record<string, unknown>)[key] = fitting
  return fitting
}

function asList(known: unknown): Container {
  if (typeof known === 'object' && known !== null) return known as Container
  return known === undefined ? [] : [known]
}

/** A list becomes the object of its indexes, a text the member without a name. */
function asObject(known: unknown): Container {
  if (Array.isArray(known)) return { ...known }
  if (typeof known === 'object' && known !== null) return known as Container
  return known === undefined ? {} : { '': known }
}
