// The data tab.
export { Screen } from './data-screen.tsx'
