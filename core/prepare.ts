// Brings what a request needs before it can be decided in one go: its body, and modules that are loaded when used.

import { MissingModule, optionalModules } from './optional-modules.ts'
import type { Needs } from './program.ts'
import { isFakerLoaded, loadFaker } from './render/index.ts'
import type { RequestView } from './request/index.ts'
import type { World } from './world/index.ts'

/** Those that needs name. */
const MODULES = ['ajv', 're2js'] as const

/** What an attempt to decide has turned out to need; undefined where it failed for another reason. */
export function needsOf(error: unknown): Needs | undefined {
  const module = error instanceof MissingModule && MODULES.find((name) => name === error.module)
  if (!module) return undefined
  const nothing = { body: false, faker: false, ajv: false, re2js: false, state: false }
  return { ...nothing, [module]: true }
}

/** Whether everything is there. */
export function isReady(needs: Needs, request: RequestView, world: World): boolean {
  return (!needs.body || request.hasBody) && areLoaded(needs, world)
}

/** Whether the modules that are needed are loaded. */
export function areLoaded(needs: Needs, world: World): boolean {
  if (needs.faker && !isFakerLoaded(world.locale)) return false
  // Asked for every request, and almost always about nothing.
  if (!needs.ajv && !needs.re2js) return true
  return MODULES.every((name) => !needs[name] || optionalModules.has(name))
}

/**
 * Brings what is missing.
 * @throws MockhostError `request-too-large`
 */
export function provide(needs: Needs, request: RequestView, world: World): Promise<void> {
  if (!needs.body || request.hasBody) return loadModules(needs, world)
  const body = request.readBody()
  return areLoaded(needs, world) ? body : body.then(() => loadModules(needs, world))
}

/** Loads the modules that are needed. */
export async function loadModules(needs: Needs, world: World): Promise<void> {
  if (needs.faker) await loadFaker(world.locale)
  for (const name of MODULES) if (needs[name]) await optionalModules.load(name)
}
