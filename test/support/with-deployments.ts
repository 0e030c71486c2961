// Deployments over a database file of a test's own, with a clock that stands still until it is moved.
import { join } from 'node:path'
import type { Test } from 'tap'
import type { Quotas } from '../../core/api/index.ts'
import {
  type Change,
  type DeploymentSettings,
  Deployments,
} from '../../server/deployments/index.ts'
import { SecretBox } from '../../server/keys/index.ts'
import { Refusal } from '../../server/refusal.ts'
import { type Database, dataMigrations, migrate, openDatabase } from '../../server/storage/index.ts'

export const quotas: Quotas = {
  requestsPerSecond: 0,
  monthlyCalls: 0,
  documentBytes: 10_000,
  logEntries: 100,
  stateBytes: 1_000,
  filesBytes: 10_000_000,
}

export const settings: DeploymentSettings = {
  urlOf: (subdomain) => `http://${subdomain}.mock.test:4000`,
  reservedDomain: 'mock.test',
  regions: ['local', 'far'],
  quotas,
  carriesRawHttp: true,
}

export const MINUTE = 60_000
export const DAY = 24 * 60 * MINUTE

export interface Fixture {
  deployments: Deployments
  database: Database
  /** What listeners have been told so far. */
  changes: Change[]
  clock: { now: number }
}

export async function openData(t: Test): Promise<Database> {
  const database = await openDatabase(join(t.testdir({}), 'data.db'), { durability: 'normal' })
  t.teardown(() => database.close())
  migrate(database, dataMigrations)
  return database
}

export const secretBox = (byte = 7): SecretBox => new SecretBox(new Uint8Array(32).fill(byte))

export async function withDeployments(
  t: Test,
  changed: Partial<DeploymentSettings> = {},
): Promise<Fixture> {
  const database = await openData(t)
  const clock = { now: Date.UTC(2026, 10, 15, 12) }
  const deployments = new Deployments({
    database,
    secretBox: secretBox(),
    settings: { ...settings, ...changed },
    now: () => clock.now,
  })
  const changes: Change[] = []
  deployments.onChange((change) => changes.push(change))
  return { deployments, database, changes, clock }
}

/** A mock with one route that answers a text. */
export const mockOf = (body: string) => ({ name: 'Shop', routes: [{ endpoint: '/a', body }] })

/** The problem of what a call refuses; fails the test where it does not. */
export async function problemOf(t: Test, call: () => unknown): Promise<Refusal['problem']> {
  try {
    await call()
  } catch (error) {
    if (error instanceof Refusal) return error.problem
    throw error
  }
  t.fail('it is refused')
  throw new Error('it was not refused')
}
