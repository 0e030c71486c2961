// Listening on a port.
export { listen, type Transport, transportFor } from './listen.ts'
export type { Listener, ListenOptions } from './listener.ts'
