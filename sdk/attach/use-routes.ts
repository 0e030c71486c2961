// Puts routes in front of an attached deployment's own.
import type { NewOverride } from '../../core/api/index.ts'
import { MockhostError } from '../../core/index.ts'
import type { Use } from '../mock/index.ts'
import { type Attached, ofSession } from './attached.ts'

/** @returns what takes them away again */
export async function useRoutes(
  { client, subdomain }: Attached,
  session: string | null,
  { routes, times }: Use,
): Promise<() => Promise<void>> {
  const of = ofSession(session)
  const override: NewOverride = {
    // The server checks them.
    routes: routes as NewOverride['routes'],
    ...(Number.isFinite(times) ? { times } : {}),
  }
  const { id } = await client.tests.use(subdomain, override, of)
  return async () => {
    try {
      await client.tests.unuse(subdomain, { ...of, id })
    } catch (error) {
      // A reset, or its last request, has taken them away already.
      if (!(error instanceof MockhostError && error.status === 404)) throw error
    }
  }
}
