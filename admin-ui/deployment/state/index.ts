// The state tab.
export { Screen } from './state-screen.tsx'
