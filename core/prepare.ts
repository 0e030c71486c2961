// Brings what a request needs before it can be decided in one go: its body, and modules that are loaded when used.

import { optionalModules } from './optional-modules.ts'
import type { Needs } from './program.ts'
import { isFakerLoaded, loadFaker } from './render/index.ts'
import type { RequestView } from './request/index.ts'
import type { World } from './world/index.ts'

/** Whether everything is there. */
export function isReady(needs: Needs, request: RequestView, world: World): boolean {
  return (!needs.body || request.hasBody) && areLoaded(needs, world)
}

/** Whether the modules that are needed are loaded. */
export function areLoaded(needs: Needs, world: World): boolean {
  if (needs.faker && !isFakerLoaded(world.locale)) return false
  return !needs.ajv || optionalModules.has('ajv')
}

/**
 * Brings what is missing.
 * @throws MockhostError `request-too-large`
 */
export function provide(needs: Needs, request: RequestView, world: World): Promise<void> {
  if (!needs.body || request.hasBody) return loadModules(needs, world)
  const body = request.readBody()
  return needs.faker || needs.ajv ? body.then(() => loadModules(needs, world)) : body
}

/** Loads the modules that are needed. */
export async function loadModules(needs: Needs, world: World): Promise<void> {
  if (needs.faker) await loadFaker(world.locale)
  if (needs.ajv) await optionalModules.load('ajv')
}
