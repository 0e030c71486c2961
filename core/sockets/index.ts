// WebSocket routes: what is said on a connection, and when it ends.

export { OpenSockets } from './open-sockets.ts'
export type { SentMessage, SocketHost } from './socket-host.ts'
export { takesUpgrades } from './takes-upgrades.ts'
