// The traffic tab.
export { Screen } from './traffic-screen.tsx'
