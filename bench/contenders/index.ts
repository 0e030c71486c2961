// What is compared.
export { byHand } from './by-hand.ts'
export { type Contender, inRoot, lacks, type Place, type Plan, root } from './contender.ts'
export { binary, serve, serveOf, serveOnNode, start, startOf } from './mockhost.ts'
export { peers } from './peers.ts'
