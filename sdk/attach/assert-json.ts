// Values that are sent to a server must be JSON.
import { nameValue, refuse } from '../argument/index.ts'

/** @throws MockhostError `argument-invalid` */
export function assertJson(what: string, value: unknown): void {
  try {
    if (JSON.stringify(value) !== undefined) return
  } catch {
    // A list in itself, or a bigint: refused below.
  }
  refuse(what, `${nameValue(value)} is no JSON`, 'A state is saved as JSON: give values of that.')
}
