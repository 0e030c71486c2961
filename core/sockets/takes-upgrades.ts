// Whether a mock may make a WebSocket of a request: where it does not, nobody looks whether one is asked for.
import type { Program } from '../program.ts'

export const takesUpgrades = ({ sockets, proxy }: Program): boolean =>
  sockets.length > 0 || proxy !== undefined
