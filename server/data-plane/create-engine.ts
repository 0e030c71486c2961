// Makes the engines of a deployment: with its settings, its variables, and the quota of its state.
import {
  Engine,
  type EngineOptions,
  type Files,
  type Layer,
  type OpenSockets,
  type Program,
  type Upstream,
  type World,
} from '../../core/index.ts'
import type { DeploymentRecord } from '../deployments/index.ts'
import { stateFull } from './refusals.ts'
import { variableNamed } from './variables.ts'

export interface EngineSurroundings {
  readonly record: DeploymentRecord
  readonly state: Layer
  readonly isSession: boolean
  readonly now: () => number
  /** Asks other servers for it. */
  readonly upstream: Upstream
  /** Those that were uploaded to it. */
  readonly files: Files
  /** How large the state is: that of the deployment, or those of all sessions together. */
  readonly bytes: () => number
  readonly onOutcome: NonNullable<EngineOptions['onOutcome']>
  readonly onSent: NonNullable<EngineOptions['onSent']>
  /** Those of an engine in whose place it comes. */
  readonly sockets: OpenSockets | undefined
}

/** What is random in a session is the same each time, as in a test's own process. */
const SESSION_SEED = 1

export function createEngine(program: Program, surroundings: EngineSurroundings): Engine {
  const { record, state, isSession, now, onOutcome, onSent, upstream, files, sockets } =
    surroundings
  const { url, variables, quotas } = record
  const world: Partial<World> = {
    now,
    env: (name) => variableNamed(variables, name),
    publicBaseUrl: url,
    upstream,
    files,
    ...(isSession ? { seed: SESSION_SEED } : {}),
  }
  return new Engine(program, {
    world,
    state,
    readsBodies: isSession || quotas.logEntries > 0,
    refuseChanges: (_, { method }) => refuseChanges(surroundings, method),
    onOutcome,
    onSent,
    ...(sockets ? { sockets } : {}),
  })
}

/** A state that is too large takes nothing more; what deletes is let through. */
function refuseChanges({ record, isSession, bytes }: EngineSurroundings, method: string) {
  const { stateBytes: most } = record.quotas
  if (most === 0 || method === 'DELETE') return undefined
  const stored = bytes()
  if (stored <= most) return undefined
  const whose = isSession ? 'What the sessions of this mock changed' : 'The state of this mock'
  return stateFull(whose, stored, most)
}
