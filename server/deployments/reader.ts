// What there is to know about deployments, read from the database each time.
import type {
  Deployment,
  DeploymentKey,
  Revision,
  RevisionDetail,
  RevisionPage,
  SubdomainCheck,
} from '../../core/api/index.ts'
import type { Program } from '../../core/index.ts'
import type { Context } from './context.ts'
import { callsThisMonth, describe, recordOf } from './describe.ts'
import { listKeys } from './keys.ts'
import { type ListFilter, listRows } from './list.ts'
import { compileWritten } from './read-mock.ts'
import type { DeploymentRecord } from './record.ts'
import { describeLive, detailRevision, jsonOfRevision, listRevisions } from './revisions.ts'
import {
  type DeploymentRow,
  findByDomain,
  findById,
  findBySubdomain,
  needDeleted,
  needLive,
} from './rows.ts'
import { checkSubdomain } from './subdomains.ts'

/** Deployments are named by their subdomain or id; one that there is not is thrown as a `Refusal`. */
export class DeploymentReader {
  readonly #context: Context

  constructor(context: Context) {
    this.#context = context
  }

  recordById(id: string): DeploymentRecord | undefined {
    return this.#record(findById(this.#context.database, id))
  }

  recordBySubdomain(subdomain: string): DeploymentRecord | undefined {
    return this.#record(findBySubdomain(this.#context.database, subdomain))
  }

  /** @param host in lower case, without a port */
  recordByDomain(host: string): DeploymentRecord | undefined {
    return this.#record(findByDomain(this.#context.database, host))
  }

  /** The mock as it was written: that of the live revision, or of another. */
  document(nameOrId: string, revision?: number): unknown {
    const row = this.#need(nameOrId)
    return JSON.parse(jsonOfRevision(this.#context, row, revision ?? row.revision))
  }

  /** The program of the live revision. */
  async compile(nameOrId: string): Promise<Program> {
    return (await compileWritten(this.document(nameOrId))).program
  }

  list(filter: ListFilter = {}): Deployment[] {
    return listRows(this.#context, filter).map((row) => describe(this.#context, row))
  }

  get(nameOrId: string): Deployment {
    return describe(this.#context, this.#need(nameOrId))
  }

  /** One that is deleted; of several that had the subdomain, the one deleted last. */
  getDeleted(nameOrId: string): Deployment {
    return describe(this.#context, needDeleted(this.#context.database, nameOrId))
  }

  /** Without the deleted ones. */
  count(): number {
    return (
      this.#context.database
        .prepare<{ count: number }>(
          'SELECT count(*) AS count FROM deployments WHERE deleted_at IS NULL',
        )
        .get()?.count ?? 0
    )
  }

  /** Requests in this calendar month (UTC), as far as they are written down. */
  monthlyCalls(id: string): number {
    return callsThisMonth(this.#context, id)
  }

  checkSubdomain(subdomain: string): SubdomainCheck {
    return checkSubdomain(this.#context.database, subdomain)
  }

  /** Newest first, at most 1,000 where it is not said. */
  revisions(nameOrId: string, page: RevisionPage = {}): Revision[] {
    return listRevisions(this.#context, this.#need(nameOrId), page)
  }

  liveRevision(nameOrId: string): Revision {
    return describeLive(this.#context, this.#need(nameOrId))
  }

  /** @param against what its differences are from; the revision before it where it is left out */
  revision(nameOrId: string, number: number, against?: number): RevisionDetail {
    return detailRevision(this.#context, this.#need(nameOrId), number, against)
  }

  keys(nameOrId: string): DeploymentKey[] {
    return listKeys(this.#context, this.#need(nameOrId).id)
  }

  #record(row: DeploymentRow | undefined): DeploymentRecord | undefined {
    return row && recordOf(this.#context, row)
  }

  #need(nameOrId: string): DeploymentRow {
    return needLive(this.#context.database, nameOrId)
  }
}
