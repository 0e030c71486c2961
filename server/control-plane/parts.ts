// What the control plane is put together from: the parts of the server that its operations ask.
import type {
  AddedOverride,
  NewOverride,
  Override,
  ResponseUsage,
  ServerInfo,
  Session,
  State,
  StateChange,
  TrafficFigures,
  Transaction,
  TriedRequest,
} from '../../core/api/index.ts'
import type { Assets } from '../assets/index.ts'
import type { Deployments } from '../deployments/index.ts'
import type { ControlKeys } from '../keys/index.ts'
import type { Recordings } from '../recordings/index.ts'
import type { TransactionLog } from '../transactions/index.ts'

/** A deployment, or one of its sessions. */
export interface Target {
  /** Of the deployment. */
  readonly id: string
  readonly session?: string | undefined
}

export interface NamedDeployment {
  readonly id: string
  readonly subdomain: string
}

export interface SessionTarget extends Target {
  readonly session: string
}

/**
 * What is alive in the data plane: engines and their state. A session that is changed is made where there is none;
 * one that is read must be there.
 */
export interface LiveState {
  state(target: Target): Promise<State>
  changeState(target: Target, change: StateChange): Promise<State>
  /** Of one bucket, where it is named. */
  resetState(target: Target, bucket?: string): Promise<State>
  /** How busy they were in the last hour. */
  minutes(deployments: readonly NamedDeployment[]): TrafficFigures
  /** The ids of those that were used in the last hour, the busiest first. */
  busiest(): string[]
  /** Writes what is only in memory, so that a copy has it. */
  save(): void
  /** Sends a recorded request again; a dry run only decides. */
  replay(id: string, transactionId: number, dryRun: boolean): Promise<Transaction>
}

/** What tests do with a deployment that is alive. Sessions are made and must be there as above. */
export interface LiveTests {
  sessions(id: string): Promise<Session[]>
  /** Makes a session, or finds it. */
  openSession(target: SessionTarget): Promise<Session>
  endSession(target: SessionTarget): Promise<void>
  /** The requests of a session, oldest first, with a greater id. */
  sessionCalls(target: SessionTarget, page: CallPage): Promise<Transaction[]>
  /** Forgets state and overrides, and a session's calls. */
  reset(target: Target): Promise<void>
  overrides(target: Target): Promise<Override[]>
  use(target: Target, override: NewOverride): Promise<AddedOverride>
  /** Takes one override away, or all of them. */
  unuse(target: Target, overrideId: string | undefined): Promise<void>
  responses(target: Target): Promise<ResponseUsage[]>
  /** Only decides a request: nothing is changed and nothing recorded. */
  match(target: Target, request: TriedRequest): Promise<Transaction>
}

export interface CallPage {
  readonly after: number
  readonly limit: number
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
  readonly recordings: Recordings
  readonly assets: Assets
  readonly live: LiveState
  readonly tests: LiveTests
  info(): ServerInfo
  /** In the exposition format of Prometheus. */
  metrics(): string
  /** The text of the sample mock. */
  sample(): Promise<string>
  /** False while the server drains. */
  isReady(): boolean
  backup(): Promise<Backup>
  /** Told of what no operation expects, which clients see as a plain 500. */
  onError(error: unknown, request: FailedRequest): void
  readonly limits: { readonly bodyBytes: number }
}
