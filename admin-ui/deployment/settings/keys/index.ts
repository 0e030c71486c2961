// Keys of a deployment.
export { KeysSection } from './keys-section.tsx'
