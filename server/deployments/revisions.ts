// Revisions: each mock that was live, as it was written, and what was changed in it.
import type { Difference, Revision, RevisionDetail, RevisionPage } from '../../core/api/index.ts'
import { compactMock, readDocument } from '../../core/document/index.ts'
import { differences, needsMigration } from '../../core/formats/index.ts'
import type { Context } from './context.ts'
import type { ReadMock } from './read-mock.ts'
import { unknownRevision } from './refusals.ts'
import type { DeploymentRow } from './rows.ts'

interface Row {
  number: number
  time: number
  author: string
  message: string
  bytes: number
  routes: number
}

const COLUMNS = 'number, time, author, message, bytes, routes'

export function insertRevision(
  { database, now }: Context,
  id: string,
  number: number,
  { json, bytes, mock }: Pick<ReadMock, 'json' | 'bytes' | 'mock'>,
  { author, message }: { author: string; message: string },
): void {
  database
    .prepare(
      `INSERT INTO revisions (deployment_id, ${COLUMNS}, document) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(id, number, now(), author, message, bytes, mock.routes.length, json)
}

const PAGE = 1_000

/** Newest first. */
export const listRevisions = (
  { database }: Context,
  { id, revision }: DeploymentRow,
  { before = revision + 1, limit = PAGE }: RevisionPage,
): Revision[] =>
  database
    .prepare<Row>(
      `SELECT ${COLUMNS} FROM revisions WHERE deployment_id = ? AND number < ? ORDER BY number DESC LIMIT ?`,
    )
    .all(id, before, limit)
    .map(describe)

export function describeLive({ database }: Context, { id, revision }: DeploymentRow): Revision {
  const row = database
    .prepare<Row>(`SELECT ${COLUMNS} FROM revisions WHERE deployment_id = ? AND number = ?`)
    .get(id, revision)
  if (!row) throw unknownRevision(revision, revision)
  return describe(row)
}

/**
 * The JSON of the mock as it was written.
 * @throws Refusal `unknown-revision`
 */
export function jsonOfRevision(
  { database }: Context,
  { id, revision }: DeploymentRow,
  number: number,
): string {
  const row = database
    .prepare<{ document: string }>(
      'SELECT document FROM revisions WHERE deployment_id = ? AND number = ?',
    )
    .get(id, number)
  if (!row) throw unknownRevision(number, revision)
  return row.document
}

/**
 * A revision with what was changed in it.
 * @param against the revision to compare it with; the one before where it is left out
 * @throws Refusal `unknown-revision`
 */
export function detailRevision(
  context: Context,
  deployment: DeploymentRow,
  number: number,
  against = number === 1 ? undefined : number - 1,
): RevisionDetail {
  const documentOf = (number: number): unknown =>
    JSON.parse(jsonOfRevision(context, deployment, number))
  const mock = documentOf(number)
  const row = context.database
    .prepare<Row>(`SELECT ${COLUMNS} FROM revisions WHERE deployment_id = ? AND number = ?`)
    .get(deployment.id, number)
  if (!row) throw unknownRevision(number, deployment.revision)
  return {
    ...describe(row),
    mock,
    comparedWith: against ?? null,
    differences: against === undefined ? [] : compare(documentOf(against), mock),
  }
}

/** Compares what mocks say, not how they say it: short forms, defaults and the order of keys make no difference. */
function compare(before: unknown, after: unknown): Difference[] {
  const [a, b] = [compact(before), compact(after)]
  return a && b ? differences(a, b) : differences(before, after)
}

/** Undefined where a mock can't be read without being migrated. */
function compact(document: unknown): unknown {
  if (needsMigration(document)) return undefined
  const { mock } = readDocument(document)
  return mock && compactMock(mock, 'mockhost')
}

const describe = ({ time, ...row }: Row): Revision => ({
  ...row,
  time: new Date(time).toISOString(),
})
