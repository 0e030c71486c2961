// What is compared: each turns a workload into its own configuration, and is started by a command.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { BenchRequest, Workload } from '../workload.ts'

export const root = fileURLToPath(new URL('../..', import.meta.url))
export const inRoot = (...path: string[]): string => join(root, ...path)

/** Where peers are installed, apart from the product's own packages. */
export const inPeers = (...path: string[]): string => inRoot('bench/peers/node_modules', ...path)

export interface Place {
  /** For its files; removed afterwards. */
  readonly folder: string
  readonly port: number
  /** A second one, where a contender insists on one. */
  readonly adminPort: number
}

export interface Plan {
  readonly command: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  /** Where it takes another request for the same answer. */
  readonly request?: BenchRequest
  /** Makes the mock live where starting does not; gives the host name that it answers to. */
  deploy?(output: () => string): Promise<string>
}

export interface Contender {
  readonly name: string
  /** What stands beside its figures. */
  readonly note?: string
  /** Whether it becomes faster for long, as what runs on a JVM does. */
  readonly warmsSlowly?: boolean
  /** What must be there; a contender that is not installed is left out, and named. */
  readonly needs: readonly string[]
  /** What of it is installed, for its size: a file, or a package among the peers. */
  readonly installed: string | undefined
  /** How it serves a workload; undefined for one that it has no way to serve. */
  plan(workload: Workload, place: Place): Plan | undefined
}

/** What a contender lacks on this machine. */
export const lacks = ({ needs }: Contender): string[] => needs.filter((path) => !existsSync(path))

/** The Node that this project is developed with. */
export const node = inRoot('node_modules/.bin/node')
