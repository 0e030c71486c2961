// A mock must be able to travel as JSON: what runs in one process only is refused before it is lost on the way.
import { MockhostError } from '../../core/errors.ts'

/**
 * @param what names the value in messages, as in `deploy(…)`
 * @param root the path of the value itself; empty for a whole document
 * @throws MockhostError `not-deployable` for functions, `argument-invalid` for what JSON can't say; `path` tells where
 */
export function assertDeployable(what: string, value: unknown, root = ''): void {
  check({ what, ancestors: new Set() }, value, root)
}

interface Walk {
  readonly what: string
  readonly ancestors: Set<object>
}

function check(walk: Walk, value: unknown, path: string): void {
  const { what, ancestors } = walk
  if (typeof value === 'function') throw notDeployable(what, path)
  if (typeof value === 'bigint') throw notJson(what, path, `${value}n is no JSON`)
  if (typeof value !== 'object' || value === null) return
  if (ancestors.has(value)) throw notJson(what, path, 'it holds itself')
  ancestors.add(value)
  if (Array.isArray(value))
    for (const [index, item] of value.entries()) check(walk, item, `${path}[${index}]`)
  // What says itself how it is written is no part of ours.
  else if (!('toJSON' in value))
    for (const [key, part] of Object.entries(value)) check(walk, part, member(path, key))
  ancestors.delete(value)
}

function member(path: string, key: string): string {
  if (!/^[\w$-]+$/.test(key)) return `${path}[${JSON.stringify(key)}]`
  return path === '' ? key : `${path}.${key}`
}

const notDeployable = (what: string, path: string): MockhostError =>
  new MockhostError(
    'not-deployable',
    `${what}: ${path === '' ? 'the mock' : path} is a function, which runs only in the process that wrote it. Say it as a template, or as several responses with rules.`,
    { path },
  )

const notJson = (what: string, path: string, why: string): MockhostError =>
  new MockhostError('argument-invalid', `${what}: ${path}: ${why}. Give what JSON can say.`, {
    path,
  })
