// Every front that answers a document's requests, as a table: a behaviour is tested once, and runs on all of them.
//
//   for (const front of fronts)
//     t.test(`${front.name}: …`, async (t) => {
//       const mock = await front.start(t, { routes: [{ endpoint: '/x', body: 'hello' }] })
//       const response = await mock.fetch('/x')
//     })
import { deployment, serve, session } from './commands.ts'
import type { Ability, Front } from './front.ts'
import { inProcess, listening, msw } from './in-process.ts'

export const fronts: readonly Front[] = [
  inProcess,
  msw,
  listening,
  serve('binary'),
  serve('node'),
  deployment('binary'),
  deployment('node'),
  session('binary'),
  session('node'),
]

/** Those that have all of it. */
export const frontsWith = (...abilities: Ability[]): readonly Front[] =>
  fronts.filter(({ lacks }) => abilities.every((ability) => !lacks.has(ability)))
