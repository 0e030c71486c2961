// The hand-written handler on Bun, which everything else is compared with.
import { type Contender, inRoot } from './contender.ts'

const bun = inRoot('node_modules/.bin/bun')

export const byHand: Contender = {
  name: 'by hand',
  needs: [bun],
  installed: undefined,
  plan: ({ name }, { port }) => ({
    command: [bun, inRoot('bench/by-hand.ts'), name, String(port)],
  }),
}
