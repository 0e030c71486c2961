// Environment variables of a deployment.
export { EnvironmentSection } from './environment-section.tsx'
