// Where a deployment answers.
export { AddressSection } from './address-section.tsx'
export { RegionSection } from './region-section.tsx'
