// How often a route of an attached deployment has answered.
import type { OfSession } from '../../core/api/index.ts'
import { suggest } from '../../core/document/index.ts'
import { nameValue, refuse } from '../argument/index.ts'
import type { Attached } from './attached.ts'

/** @param wanted `GET /users/:id`, or a uuid @throws MockhostError `argument-invalid` */
export async function counterOf(
  { client, subdomain }: Attached,
  of: OfSession,
  wanted: unknown,
): Promise<number> {
  const [{ counters }, responses] = await Promise.all([
    client.state(subdomain, of),
    client.tests.responses(subdomain, of),
  ])
  // Overrides have counters only; routes that have not answered yet have none.
  const routes = [
    ...counters.map(({ route: uuid, title, count }) => ({ uuid, title, count })),
    ...responses.map(({ route }) => ({ ...route, count: 0 })),
  ]
  const title = String(wanted).trim().replace(/\s+/g, ' ').toLowerCase()
  const found = routes.find((route) => route.uuid === wanted || route.title.toLowerCase() === title)
  if (found) return found.count
  const titles = [...new Set(routes.map((route) => route.title))]
  refuse(
    `state.counter(${nameValue(wanted)})`,
    'the mock has no such route',
    titles.length === 0 ? 'It has none at all.' : suggest(String(wanted), titles),
  )
}
