// The world around the engine, as an argument.
export { afterMs } from './deadlines.ts'
export { Dice, type DiceSeed, seedNumber } from './dice.ts'
export type { Files, OpenedFile } from './files.ts'
export type {
  ClientRequest,
  HeaderPairs,
  Upstream,
  UpstreamAnswer,
  UpstreamRequest,
} from './upstream.ts'
export type {
  ConnectUpstream,
  SocketListener,
  SocketRefusal,
  UpstreamSocket,
  UpstreamSocketRequest,
} from './upstream-socket.ts'
export { createWorld, type World } from './world.ts'
