// The JSON Schema keyword `uniqueItems`, in a time that grows with the list and not with its square.
import type { FuncKeywordDefinition } from 'ajv'

export const uniqueItems: FuncKeywordDefinition = {
  keyword: 'uniqueItems',
  type: 'array',
  schemaType: 'boolean',
  validate: (isWanted: boolean, list: unknown[]) =>
    !isWanted || new Set(list.map(canonical)).size === list.length,
}

/** Equal values, whatever the order of their members, have the same text. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, member: unknown) =>
    typeof member === 'object' && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
      : member,
  )
}
