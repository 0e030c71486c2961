// Listening on a port.
export { fastTransport, listen, transportFor } from './listen.ts'
export type { App, Listener, ListenOptions, TlsIdentity, Transport } from './listener.ts'
