// The keys of the management API.
export { KeysSection } from './keys-section.tsx'
