// Keys of the management API: shown once, kept as digests, with a scope and perhaps bound to some deployments.
import { randomUUID } from 'node:crypto'
import type { ControlKey, CreatedControlKey, NewControlKey, Scope } from '../../core/api/index.ts'
import type { Database } from '../storage/index.ts'
import { readExpiry } from './expiry.ts'
import { digestOf, isSameDigest, newKey } from './key.ts'
import { lastAdminKey, unknownDeployment, unknownKey } from './refusals.ts'

/** Who asks. */
export interface Actor {
  /** Of the key. */
  readonly id: string
  readonly name: string
  readonly scope: Scope
  /** The ids of the only deployments that there are for it; null for all. */
  readonly deployments: readonly string[] | null
}

export interface ControlKeysOptions {
  readonly database: Database
  readonly now?: () => number
}

interface Row {
  id: string
  name: string
  digest: Uint8Array
  scope: Scope
  deployments: string | null
  created_at: number
  expires_at: number | null
}

export class ControlKeys {
  readonly #database: Database
  readonly #now: () => number

  constructor({ database, now = Date.now }: ControlKeysOptions) {
    this.#database = database
    this.#now = now
  }

  /** @throws Refusal `unknown-deployment` where it is to be for one that there is not */
  create({ name, scope, deployments, expiresAt }: NewControlKey): CreatedControlKey {
    const key = newKey()
    const row: Row = {
      id: randomUUID(),
      name,
      digest: digestOf(key),
      scope,
      deployments: deployments ? JSON.stringify(this.#idsOf(deployments)) : null,
      created_at: this.#now(),
      expires_at: readExpiry(expiresAt),
    }
    this.#database
      .prepare('INSERT INTO control_keys VALUES (?, ?, ?, ?, ?, ?, ?)')
      .run(row.id, row.name, row.digest, row.scope, row.deployments, row.created_at, row.expires_at)
    return { ...describe(row), key }
  }

  /** The first key, which may everything; undefined where there is a key already. */
  createRoot(): CreatedControlKey | undefined {
    return this.#database.transaction(() =>
      this.#rows().length === 0 ? this.create({ name: 'root', scope: 'admin' }) : undefined,
    )
  }

  /** By age. */
  list(): ControlKey[] {
    return this.#rows().map(describe)
  }

  /** @throws Refusal `unknown-key`, `last-admin-key` */
  revoke(id: string): void {
    this.#database.transaction(() => {
      const rows = this.#rows()
      const row = rows.find((row) => row.id === id)
      if (!row) throw unknownKey(id)
      if (this.#isMaster(row) && rows.filter((row) => this.#isMaster(row)).length === 1)
        throw lastAdminKey(row.name)
      this.#database.prepare('DELETE FROM control_keys WHERE id = ?').run(id)
    })
  }

  /** Whose key it is; undefined where it is nobody's, or no longer works. */
  authenticate(secret: string): Actor | undefined {
    const digest = digestOf(secret)
    const row = this.#database
      .prepare<Row>('SELECT * FROM control_keys WHERE digest = ?')
      .get(digest)
    if (!row || !isSameDigest(row.digest, digest) || !this.#works(row)) return undefined
    const { id, name, scope, deployments } = describe(row)
    return { id, name, scope, deployments }
  }

  #rows(): Row[] {
    return this.#database
      .prepare<Row>('SELECT * FROM control_keys ORDER BY created_at, rowid')
      .all()
  }

  #works({ expires_at }: Row): boolean {
    return expires_at === null || expires_at > this.#now()
  }

  /** Whether it may everything, and without it perhaps nobody could. */
  #isMaster(row: Row): boolean {
    return row.scope === 'admin' && row.deployments === null && this.#works(row)
  }

  #idsOf(names: readonly string[]): string[] {
    const find = this.#database.prepare<{ id: string }>(
      'SELECT id FROM deployments WHERE deleted_at IS NULL AND ? IN (id, subdomain)',
    )
    const ids = names.map((name) => {
      const row = find.get(name)
      if (!row) throw unknownDeployment(name)
      return row.id
    })
    return [...new Set(ids)]
  }
}

const describe = (row: Row): ControlKey => ({
  id: row.id,
  name: row.name,
  scope: row.scope,
  deployments: row.deployments === null ? null : (JSON.parse(row.deployments) as string[]),
  createdAt: new Date(row.created_at).toISOString(),
  expiresAt: row.expires_at === null ? null : new Date(row.expires_at).toISOString(),
})
