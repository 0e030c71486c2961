// Turns what was parsed from a file, or written in code, into a mock and the list of its mistakes.
import { messageOf } from '../errors.ts'
import type { Responder } from '../respond/index.ts'
import { checkShape } from './check-shape.ts'
import { expand, type Origins } from './expand/index.ts'
import { foreignFormatOf } from './foreign.ts'
import { formatPath, type Mistake, type Path } from './mistakes.ts'
import { DATA_MODEL, type Dialect, type Mock } from './mock.ts'
import { mockSchema, type WrittenMock } from './schema.ts'

export interface ReadDocument {
  /** What is sound of the document; undefined where nothing is. */
  mock: Mock | undefined
  mistakes: Mistake[]
  dialect: Dialect
  /** Where each part of the mock was written. */
  origins: Origins
  /** The functions that stand in it as bodies, by the uuid of their response. */
  responders: ReadonlyMap<string, Responder>
}

/** A Mockoon file says which data model it follows. */
export function dialectOf(value: unknown): Dialect {
  const isObject = typeof value === 'object' && value !== null
  return isObject && Object.hasOwn(value, 'lastMigration') ? 'mockoon' : 'mockhost'
}

/** Reads a document. Never throws for a bad one: its mistakes say what is wrong. */
export function readDocument(value: unknown): ReadDocument {
  const dialect = dialectOf(value)
  const mistakes: Mistake[] = []
  const severity = dialect === 'mockoon' ? 'warning' : 'error'
  const add = (path: Path, message: string, hint?: string) => {
    mistakes.push({
      severity,
      path: formatPath(path),
      segments: path,
      message,
      ...(hint ? { hint } : {}),
    })
  }
  const refuse = (path: string, message: string, hint: string): ReadDocument => {
    mistakes.push({ severity: 'error', path, segments: path === '' ? [] : [path], message, hint })
    return { mock: undefined, mistakes, dialect, origins: new WeakMap(), responders: new Map() }
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return refuse(
      '',
      'a mock must be an object',
      'Begin with a list of routes, as in `routes: [...]`.',
    )
  }
  const foreign = foreignFormatOf(value)
  if (foreign) return refuse('', `this is ${foreign.name}, not a mock`, foreign.hint)
  const model = (value as { lastMigration?: unknown }).lastMigration
  if (typeof model === 'number' && model > DATA_MODEL) {
    const reason = `follows Mockoon's data model ${model}, and ${DATA_MODEL} is the newest known here`
    return refuse(
      'lastMigration',
      reason,
      'Update mockhost, or export the file from an older Mockoon.',
    )
  }
  try {
    const written = checkShape(mockSchema, value, dialect, add) as WrittenMock
    return { ...expand(written, dialect, add), mistakes, dialect }
  } catch (error) {
    // The one way to fail here is a body or a bucket nested so deeply that it can't be written as JSON.
    return refuse('', `the document is nested too deeply (${messageOf(error)})`, 'Flatten it.')
  }
}
