// Listening on a port.
export { fastTransport, listen, transportFor } from './listen.ts'
export type { App, Listener, ListenOptions, Transport } from './listener.ts'
export type { TlsIdentity } from './tls.ts'
