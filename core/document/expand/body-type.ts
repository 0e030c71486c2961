// Where a body comes from, when the document leaves it out.
import type { BodyType, Dialect } from '../mock.ts'

/** A bucket or a file that is named is meant; a Mockoon file says which. */
export function bodyTypeOf(
  { databucketID, filePath }: { databucketID?: string; filePath?: string },
  dialect: Dialect,
): { bodyType: BodyType } {
  if (dialect === 'mockoon') return { bodyType: 'INLINE' }
  if (databucketID) return { bodyType: 'DATABUCKET' }
  return { bodyType: filePath ? 'FILE' : 'INLINE' }
}
