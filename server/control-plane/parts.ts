// What the control plane is put together from: the parts of the server that its operations ask.
import type { ServerInfo, State, StateChange, Transaction } from '../../core/api/index.ts'
import type { Deployments } from '../deployments/index.ts'
import type { ControlKeys } from '../keys/index.ts'
import type { TransactionLog } from '../transactions/index.ts'

/** What is alive in the data plane: engines and their state. */
export interface LiveState {
  state(id: string): Promise<State>
  changeState(id: string, change: StateChange): Promise<State>
  resetState(id: string): Promise<State>
  /** Writes what is only in memory, so that a copy has it. */
  save(): void
  /** Sends a recorded request again; a dry run only decides. */
  replay(id: string, transactionId: number, dryRun: boolean): Promise<Transaction>
}

export interface Backup {
  readonly stream: ReadableStream<Uint8Array>
  readonly bytes: number
}

/** Which request an error came from. */
export interface FailedRequest {
  readonly method: string
  readonly path: string
  /** The client's. */
  readonly address: string
}

export interface ControlPlaneParts {
  readonly deployments: Deployments
  readonly controlKeys: ControlKeys
  readonly log: TransactionLog
  readonly live: LiveState
  info(): ServerInfo
  /** In the exposition format of Prometheus. */
  metrics(): string
  /** False while the server drains. */
  isReady(): boolean
  backup(): Promise<Backup>
  /** Told of what no operation expects, which clients see as a plain 500. */
  onError(error: unknown, request: FailedRequest): void
  readonly limits: { readonly bodyBytes: number }
}
