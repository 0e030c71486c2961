// The mock's own settings.
export { MockSection } from './mock-section.tsx'
