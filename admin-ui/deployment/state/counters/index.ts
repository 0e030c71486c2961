// Counters of routes.
export { CountersPanel } from './counters-panel.tsx'
