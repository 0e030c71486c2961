// What stops a deployment.
export { DangerSection } from './danger-section.tsx'
