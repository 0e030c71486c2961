// Sessions of a deployment.
export { SessionsPanel } from './sessions-panel.tsx'
