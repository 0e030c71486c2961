// Overrides as the management API shows and takes them.
import { randomUUID } from 'node:crypto'
import type { AddedOverride, Override as ApiOverride, NewOverride } from '../../core/api/index.ts'
import { compileOverrides, type Program } from '../../core/index.ts'
import type { Override } from '../../core/session/index.ts'
import { apiMistakes, mockInvalid } from '../deployments/index.ts'
import { Refusal } from '../refusal.ts'
import type { CompileOverride, Scope } from './scope.ts'

/** In front of one mock, or of one session of it. */
const MOST = 1_000

export const describeOverride = ({ id, routes, left }: Override): ApiOverride => ({
  id,
  routes: routes as ApiOverride['routes'],
  times: Number.isFinite(left) ? left : null,
})

/** @throws Refusal `mock-invalid` with every mistake, `too-many-overrides` */
export function addOverride(scope: Scope, { routes, times }: NewOverride): AddedOverride {
  if (scope.overrides.all.length >= MOST) throw tooManyOverrides()
  const id = randomUUID()
  const { program: front, mistakes } = compileOverrides(scope.overrides.base, routes, { id })
  const told = apiMistakes(mistakes, undefined)
  if (!front) throw mockInvalid(told, 'The override')
  const override = { id, front, routes, left: times ?? Number.POSITIVE_INFINITY }
  scope.use(override)
  return { ...describeOverride(override), warnings: told }
}

/** Compiles overrides for another mock, each once, though many sessions may have it. */
export function overridesFor(base: Program): CompileOverride {
  const compiled = new Map<string, Program | undefined>()
  return ({ id, routes }) => {
    if (!compiled.has(id)) compiled.set(id, compileOverrides(base, routes, { id }).program)
    return compiled.get(id)
  }
}

const tooManyOverrides = (): Refusal =>
  new Refusal({
    kind: 'too-many-overrides',
    status: 409,
    title: 'Too many overrides',
    detail: `There are ${MOST} overrides already, which is the most there can be`,
    hint: 'Take some away, or reset.',
  })
