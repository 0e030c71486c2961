// A deployment as the data plane needs it, and what it is told of changes.
import type { Quotas, Visibility } from '../../core/api/index.ts'
import type { Program } from '../../core/index.ts'

export interface RecordKey {
  /** SHA-256 of the secret. */
  readonly digest: Uint8Array
  /** Milliseconds since 1970. */
  readonly expiresAt: number | null
}

export interface DeploymentRecord {
  readonly id: string
  readonly subdomain: string
  readonly url: string
  readonly name: string
  readonly visibility: Visibility
  readonly region: string
  readonly isPaused: boolean
  readonly domains: readonly string[]
  /** The deployment's own, and the server's where it has none. */
  readonly quotas: Quotas
  /** All of them, secret ones too, in the clear. */
  readonly variables: ReadonlyMap<string, string>
  /** The live one. */
  readonly revision: number
  readonly keys: readonly RecordKey[]
}

/** What has been changed, once it is on disk. */
export type Change =
  | {
      readonly id: string
      readonly kind: 'mock'
      readonly program: Program
      readonly revision: number
    }
  /** Anything but the mock: names, domains, keys, variables, quotas, pause. */
  | { readonly id: string; readonly kind: 'settings' }
  | {
      readonly id: string
      readonly kind: 'created'
      readonly program: Program
      readonly revision: number
    }
  | { readonly id: string; readonly kind: 'deleted' }
  | { readonly id: string; readonly kind: 'recovered' }

export type ChangeListener = (change: Change) => void
