// Changes the mock of a deployment: each change is a new revision, and live at once.
import type { ChangedMock, PartKind, Rollback } from '../../core/api/index.ts'
import { changePart, compactMock, dialectOf, type Mock } from '../../core/document/index.ts'
import { pathsOfFiles } from '../assets/index.ts'
import type { Context } from './context.ts'
import { describe } from './describe.ts'
import { effectiveQuotas } from './quotas.ts'
import { compileWritten, type ReadMock, readMock } from './read-mock.ts'
import { lostUpdate, unknownPart } from './refusals.ts'
import { insertRevision, jsonOfRevision } from './revisions.ts'
import { type DeploymentRow, needLive, updateRow } from './rows.ts'
import { warningsOf } from './warnings.ts'

/** Who makes a revision, why, and from which one. */
export interface MockEdit {
  readonly author: string
  readonly message?: string | undefined
  /** The revision that the change was made from: where another one is live, it is refused. */
  readonly ifRevision?: number | undefined
}

export interface Part {
  readonly kind: PartKind
  readonly uuid: string
}

/** @throws Refusal `mock-invalid`, `mock-too-large`, `lost-update` */
export async function replaceMock(
  context: Context,
  nameOrId: string,
  written: unknown,
  edit: MockEdit,
): Promise<ChangedMock> {
  const row = needLive(context.database, nameOrId)
  assertLive(row, edit.ifRevision)
  return save(context, row.id, await readMock(written, limitOf(context, row)), edit)
}

/** @throws Refusal `unknown-revision` */
export async function rollBack(
  context: Context,
  nameOrId: string,
  { revision, message = `Back to revision ${revision}` }: Rollback,
  author: string,
): Promise<ChangedMock> {
  const row = needLive(context.database, nameOrId)
  const written: unknown = JSON.parse(jsonOfRevision(context, row, revision))
  // It was within the limit when it was deployed, and was let live then.
  return save(context, row.id, await readMock(written, 0), { author, message })
}

/**
 * Changes fields of one part. Where another change came first, it is made again on top of that one,
 * unless it is to be refused then.
 * @throws Refusal `unknown-part`, and what a replaced mock is refused for
 */
export async function changePartOfMock(
  context: Context,
  nameOrId: string,
  part: Part,
  fields: Readonly<Record<string, unknown>>,
  edit: MockEdit,
): Promise<ChangedMock> {
  const { id } = needLive(context.database, nameOrId)
  const message = edit.message ?? `Changed ${Object.keys(fields).join(', ')} of ${part.uuid}`
  for (;;) {
    const row = needLive(context.database, id)
    assertLive(row, edit.ifRevision)
    const read = await readMock(await changed(context, row, part, fields), limitOf(context, row))
    const isOvertaken = needLive(context.database, id).revision !== row.revision
    if (isOvertaken && edit.ifRevision === undefined) continue
    return save(context, id, read, { author: edit.author, message, ifRevision: row.revision })
  }
}

async function changed(
  context: Context,
  row: DeploymentRow,
  { kind, uuid }: Part,
  fields: Readonly<Record<string, unknown>>,
): Promise<unknown> {
  const written: unknown = JSON.parse(jsonOfRevision(context, row, row.revision))
  const { mock } = await compileWritten(written)
  const result: Mock | undefined = changePart(mock, kind, uuid, fields)
  if (!result) throw unknownPart(kind, uuid)
  return compactMock(result, dialectOf(written))
}

/** Writes a revision down and makes it the live one, in one turn. */
function save(context: Context, id: string, read: ReadMock, edit: MockEdit): ChangedMock {
  const { database, settings, now } = context
  const { author, message = '', ifRevision } = edit
  const revision = database.transaction(() => {
    const row = needLive(database, id)
    assertLive(row, ifRevision)
    const number = row.revision + 1
    insertRevision(context, id, number, read, { author, message })
    updateRow(database, id, {
      revision: number,
      name: read.mock.name,
      routes: read.mock.routes.length,
      changed_at: now(),
    })
    return number
  })
  context.tell({ id, kind: 'mock', program: read.program, revision })
  return {
    ...describe(context, needLive(database, id)),
    warnings: warningsOf(read, settings, pathsOfFiles(database, id)),
  }
}

function assertLive({ revision }: DeploymentRow, expected: number | undefined): void {
  if (expected !== undefined && expected !== revision) throw lostUpdate(expected, revision)
}

const limitOf = ({ settings }: Context, row: DeploymentRow): number =>
  effectiveQuotas(settings.quotas, row.quotas).documentBytes
