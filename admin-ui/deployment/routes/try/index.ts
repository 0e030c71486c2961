// Trying a route.
export { TryIt } from './try-it.tsx'
export { TrySocket } from './try-socket.tsx'
