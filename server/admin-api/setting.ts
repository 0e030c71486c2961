// The body with which a variable is set: `{ key, value }`, as JSON or as a form.
import type { RequestView } from '../../core/index.ts'

export interface Setting {
  readonly key: string
  /** Null is a value. */
  readonly value: unknown
}

/** Undefined where the body is no such thing. */
export async function readSetting(request: RequestView): Promise<Setting | undefined> {
  await request.readBody()
  const { body } = request
  if (typeof body !== 'object' || body === null) return undefined
  const { key, value } = body as { key?: unknown; value?: unknown }
  const isSetting = typeof key === 'string' && key !== '' && value !== undefined
  return isSetting ? { key, value } : undefined
}
