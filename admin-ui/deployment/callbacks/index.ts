// The callbacks tab.
export { Screen } from './callbacks-screen.tsx'
