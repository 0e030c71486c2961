// Listening on a port.
export { fastTransport, listen, transportFor } from './listen.ts'
export type { App, Listener, ListenOptions, Transport } from './listener.ts'
