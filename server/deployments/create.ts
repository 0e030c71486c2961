// Makes deployments: from a mock, or from another deployment.
import { randomUUID } from 'node:crypto'
import type {
  Clone,
  Deployed,
  NewDeployment,
  NewVariable,
  Quotas,
  Visibility,
} from '../../core/api/index.ts'
import { copyFiles, pathsOfFiles } from '../assets/index.ts'
import type { Context } from './context.ts'
import { describe } from './describe.ts'
import { readDomains, setDomains } from './domains.ts'
import { createKey } from './keys.ts'
import { effectiveQuotas, readQuotas } from './quotas.ts'
import { type ReadMock, readMock } from './read-mock.ts'
import { assertRegion } from './regions.ts'
import { insertRevision, jsonOfRevision } from './revisions.ts'
import { needLive } from './rows.ts'
import { assertFree, makeSubdomain } from './subdomains.ts'
import { copyVariables, setVariables } from './variables.ts'
import { warningsOf } from './warnings.ts'

interface Draft {
  readonly subdomain: string | undefined
  readonly visibility: Visibility
  readonly region: string
  readonly quotas: Partial<Quotas>
  readonly author: string
  readonly message: string
}

/** @throws Refusal for what of it can't be had, before anything is made */
export async function createDeployment(
  context: Context,
  fields: NewDeployment,
  author: string,
): Promise<Deployed> {
  const { settings, database } = context
  const { subdomain, visibility = 'public', region = settings.regions[0], message = '' } = fields
  const quotas = readQuotas(fields.quotas ?? {})
  const domains = readDomains(context, fields.domains ?? [])
  const env: Record<string, NewVariable> = fields.env ?? {}
  assertRegion(settings, region)
  if (subdomain !== undefined) assertFree(database, subdomain)
  const { documentBytes } = { ...settings.quotas, ...quotas }
  const mock = await readMock(fields.mock, documentBytes)
  const draft = { subdomain, visibility, region, quotas, author, message }
  return insert(context, draft, mock, (id) => {
    setDomains(context, id, domains)
    setVariables(context, id, env)
  })
}

/**
 * A deployment of its own with the live mock, the variables, the quotas and the saved state of another; not its domains,
 * which there can be only once, nor its keys.
 */
export async function cloneDeployment(
  context: Context,
  nameOrId: string,
  { subdomain, visibility }: Clone,
  author: string,
): Promise<Deployed> {
  const { database, settings } = context
  const source = needLive(database, nameOrId)
  if (subdomain !== undefined) assertFree(database, subdomain)
  const { documentBytes } = effectiveQuotas(settings.quotas, source.quotas)
  const written: unknown = JSON.parse(jsonOfRevision(context, source, source.revision))
  const mock = await readMock(written, documentBytes)
  const draft: Draft = {
    subdomain,
    visibility: visibility ?? source.visibility,
    region: source.region,
    quotas: JSON.parse(source.quotas) as Partial<Quotas>,
    author,
    message: `Clone of ${source.subdomain}, revision ${source.revision}`,
  }
  return insert(context, draft, mock, (id) => {
    copyVariables(context, source.id, id)
    database
      .prepare(
        'INSERT INTO states (deployment_id, data, counts, saved_at) SELECT ?, data, counts, saved_at FROM states WHERE deployment_id = ?',
      )
      .run(id, source.id)
    copyFiles(database, source.id, id)
  })
}

function insert(
  context: Context,
  draft: Draft,
  read: ReadMock,
  addRest: (id: string) => void,
): Deployed {
  const { database, settings } = context
  const id = randomUUID()
  const { key } = database.transaction(() => {
    insertRow(context, id, draft, read)
    insertRevision(context, id, 1, read, draft)
    addRest(id)
    return createKey(context, id, { name: 'default' })
  })
  const row = needLive(database, id)
  context.tell({ id, kind: 'created', program: read.program, revision: 1 })
  return {
    ...describe(context, row),
    key,
    warnings: warningsOf(read, settings, pathsOfFiles(database, id)),
  }
}

/** Whether the subdomain is free is asked here again: it was a while ago that it was. */
function insertRow({ database, now }: Context, id: string, draft: Draft, { mock }: ReadMock): void {
  const { subdomain = makeSubdomain(database), visibility, region, quotas } = draft
  if (draft.subdomain !== undefined) assertFree(database, subdomain)
  const time = now()
  database
    .prepare(
      'INSERT INTO deployments (id, subdomain, name, visibility, region, is_paused, quotas, revision, routes, created_at, changed_at) VALUES (?, ?, ?, ?, ?, 0, ?, 1, ?, ?, ?)',
    )
    .run(
      id,
      subdomain,
      mock.name,
      visibility,
      region,
      JSON.stringify(quotas),
      mock.routes.length,
      time,
      time,
    )
}
