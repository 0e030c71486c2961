// The proxy tab.
export { Screen } from './proxy-screen.tsx'
