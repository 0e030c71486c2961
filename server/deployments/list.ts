// Lists of deployments, a page at a time.
import type { Context } from './context.ts'
import { type DeploymentRow, isId } from './rows.ts'

export interface ListFilter {
  /** A part of the subdomain, the name or a domain; capital letters make no difference. */
  readonly search?: string
  /** The subdomain or id of the last one of the page before. */
  readonly after?: string
  /** 1000 where it is left out. */
  readonly limit?: number
  /** The deleted ones instead of the live ones. */
  readonly isDeleted?: boolean
  /** Only those with these ids. */
  readonly only?: readonly string[] | null
}

const FOUND = `(
  instr(lower(subdomain), lower(?)) OR instr(lower(name), lower(?))
  OR id IN (SELECT deployment_id FROM domains WHERE instr(host, lower(?)))
)`

/** By subdomain, and by id where several deleted ones had the same. */
export function listRows(
  { database }: Context,
  { search = '', after, limit = 1_000, isDeleted = false, only }: ListFilter,
): DeploymentRow[] {
  const conditions = [`deleted_at IS ${isDeleted ? 'NOT NULL' : 'NULL'}`]
  const values: (string | number)[] = []
  const add = (condition: string, ...added: string[]): void => {
    conditions.push(condition)
    values.push(...added)
  }
  if (search !== '') add(FOUND, search, search, search)
  if (after !== undefined && isId(after))
    add('(subdomain, id) > (SELECT subdomain, id FROM deployments WHERE id = ?)', after)
  else if (after !== undefined) add('subdomain > ?', after)
  if (only) add('id IN (SELECT value FROM json_each(?))', JSON.stringify(only))
  return database
    .prepare<DeploymentRow>(
      `SELECT * FROM deployments WHERE ${conditions.join(' AND ')} ORDER BY subdomain, id LIMIT ?`,
    )
    .all(...values, limit)
}
