// What deployments must know of the server that they are on.
import type { Quotas } from '../../core/api/index.ts'

export interface DeploymentSettings {
  /** Where a subdomain is reached from outside. */
  urlOf(subdomain: string): string
  /** The server's own domain: no custom domain may be it, or below it. */
  readonly reservedDomain: string
  /** The first one is the default. */
  readonly regions: readonly [string, ...string[]]
  /** What holds where a deployment has no quota of its own. */
  readonly quotas: Quotas
  /**
   * Whether requests and answers are carried as raw HTTP, with bodies of GET and statuses outside 200 to 599 (Node);
   * else a mock that needs it is warned about (Bun).
   */
  readonly carriesRawHttp: boolean
}
