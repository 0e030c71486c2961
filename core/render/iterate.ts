// Rendering a block for each member of a value.
import type { Call } from './run.ts'
import { createFrame } from './scope.ts'

/** Renders the block once for each item of a list or member of an object; `{{else}}` where there is none. */
export function renderEach(
  value: unknown,
  call: Pick<Call, 'block' | 'inverse' | 'scope'>,
): string {
  const isList = Array.isArray(value)
  const isObject = typeof value === 'object' && value !== null
  const keys: readonly (string | number)[] = isList
    ? [...value.keys()]
    : isObject
      ? Object.keys(value)
      : []
  if (keys.length === 0) return call.inverse?.render(call.scope.context) ?? ''
  const frame = createFrame(call.scope.frame)
  let text = ''
  for (const [index, key] of keys.entries()) {
    const item = (value as Record<string | number, unknown>)[key]
    frame.values.key = key
    frame.values.index = index
    frame.values.first = index === 0
    frame.values.last = index === keys.length - 1
    text += call.block?.render(item, frame, [item, key]) ?? ''
  }
  return text
}

/** What `{{#name}}` renders when the name is a member of the data, or nothing at all. */
export function renderWith(
  value: unknown,
  call: Pick<Call, 'block' | 'inverse' | 'scope'>,
): string {
  if (value === true) return call.block?.render(call.scope.context) ?? ''
  if (value === false || value === null || value === undefined)
    return call.inverse?.render(call.scope.context) ?? ''
  return Array.isArray(value) ? renderEach(value, call) : (call.block?.render(value) ?? '')
}
