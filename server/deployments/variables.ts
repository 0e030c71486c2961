// Environment variables of deployments, which templates read; secret ones are kept encrypted.
import type { NewVariable, Variable } from '../../core/api/index.ts'
import type { Context } from './context.ts'
import { variableInvalid } from './refusals.ts'

interface Row {
  name: string
  /** A text, or bytes where it is secret. */
  value: string | Uint8Array
}

const NAME = /^[A-Za-z_][A-Za-z0-9_]{0,127}$/

/**
 * Sets the variables that are named, and removes those set to null.
 * A secret one stays secret, unless it is said not to be.
 * @throws Refusal `variable-invalid`
 */
export function setVariables(
  { database, secretBox }: Context,
  id: string,
  variables: Readonly<Record<string, NewVariable | null>>,
): void {
  for (const [name, given] of Object.entries(variables)) {
    if (!NAME.test(name)) throw variableInvalid(name)
    const known = database
      .prepare<Row>('SELECT name, value FROM variables WHERE deployment_id = ? AND name = ?')
      .get(id, name)
    database.prepare('DELETE FROM variables WHERE deployment_id = ? AND name = ?').run(id, name)
    if (given === null) continue
    const { value, isSecret = typeof known?.value === 'object' } =
      typeof given === 'string' ? { value: given } : given
    database
      .prepare('INSERT INTO variables (deployment_id, name, value, is_secret) VALUES (?, ?, ?, ?)')
      .run(id, name, isSecret ? secretBox.seal(value) : value, isSecret ? 1 : 0)
  }
}

/** All of them with their values, by name. */
export const readVariables = (context: Context, id: string): Map<string, string> =>
  new Map(
    rowsOf(context, id).map(({ name, value }) => [
      name,
      typeof value === 'string' ? value : context.secretBox.open(value),
    ]),
  )

/** As people may see them. */
export const listVariables = (context: Context, id: string): Variable[] =>
  rowsOf(context, id).map(({ name, value }) =>
    typeof value === 'string'
      ? { name, value, isSecret: false }
      : { name, value: null, isSecret: true },
  )

/** What is encrypted may be copied as it is: one secret encrypts all. */
export function copyVariables({ database }: Context, from: string, to: string): void {
  database
    .prepare(
      'INSERT INTO variables (deployment_id, name, value, is_secret) SELECT ?, name, value, is_secret FROM variables WHERE deployment_id = ?',
    )
    .run(to, from)
}

const rowsOf = ({ database }: Context, id: string): Row[] =>
  database
    .prepare<Row>('SELECT name, value FROM variables WHERE deployment_id = ? ORDER BY name')
    .all(id)
