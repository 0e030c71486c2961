// Routes out of the clipboard: one or several, as they were copied here or written by hand.
import { openDocument, type Route } from '../../../sdk/editing/index.ts'
import { copyOf } from './edits.ts'

/** @throws Error, also of the browser, which may ask first */
export const readRoutes = async (): Promise<Route[]> =>
  routesOf(await navigator.clipboard.readText())

/**
 * With identities of their own.
 * @throws MockhostError, SyntaxError, Error
 */
export function routesOf(text: string): Route[] {
  const value: unknown = JSON.parse(text)
  const routes: unknown[] = Array.isArray(value) ? value : [value]
  if (!routes.every(hasEndpoint))
    throw new Error('The clipboard holds no routes: each of them needs an endpoint')
  return openDocument({ routes }).mock.routes.map(copyOf)
}

const hasEndpoint = (value: unknown): boolean =>
  typeof (value as { endpoint?: unknown } | null)?.endpoint === 'string'
