// Trying a route.
export { TryIt } from './try-it.tsx'
