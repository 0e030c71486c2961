// Limits of a deployment.
export { LimitsSection } from './limits-section.tsx'
export { Meter } from './meter.tsx'
