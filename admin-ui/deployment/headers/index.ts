// The headers tab.
export { Screen } from './headers-screen.tsx'
