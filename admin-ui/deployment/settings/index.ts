// The settings tab.
export { Screen } from './settings-screen.tsx'
