// Keys: those of the management API, and what all keys and secrets are made with.
export { type Actor, ControlKeys, type ControlKeysOptions } from './control-keys.ts'
export { readExpiry } from './expiry.ts'
export { digestOf, isSameDigest, KEY_PREFIX, newKey } from './key.ts'
export { loadSecret } from './load-secret.ts'
export { SecretBox } from './secret-box.ts'
