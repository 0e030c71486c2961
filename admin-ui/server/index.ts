// The server's own screen.
export { ServerScreen } from './server-screen.tsx'
