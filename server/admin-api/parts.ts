// What the admin API asks of the server, and what each of its operations is given.
import type { Engine, RequestView } from '../../core/index.ts'
import type { DeploymentRecord, Deployments } from '../deployments/index.ts'
import type { TransactionLog } from '../transactions/index.ts'
import type { Watchers } from './watchers.ts'

export interface AdminApiParts {
  readonly deployments: Pick<
    Deployments,
    'get' | 'change' | 'replaceMock' | 'recordById' | 'onChange'
  >
  readonly log: Pick<TransactionLog, 'list' | 'since' | 'subscribe' | 'clear'>
  readonly live: {
    /** The engine that a deployment's requests are answered by now. */
    engineOf(deploymentId: string): Promise<Engine>
  }
  readonly now?: () => number
  /** Milliseconds between signs of life to clients that listen for events; default 60,000. */
  readonly keepAliveMs?: number
}

/** One call of an operation, by somebody who may. */
export interface AdminCall {
  readonly id: string
  readonly record: DeploymentRecord
  /** Its target is the one within the deployment. */
  readonly request: RequestView
  /** What stands for the parameter of the path. */
  readonly parameter: string
  /** The key that opened it. */
  readonly key: string
  readonly parts: AdminApiParts
  readonly watchers: Watchers
}

export type Operation = (call: AdminCall) => Response | Promise<Response>
