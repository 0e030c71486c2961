// What tells one content of a file from another without reading it.
import { stat } from 'node:fs/promises'

/** Undefined where there is no file. */
export async function stampOf(file: string): Promise<string | undefined> {
  try {
    const { mtimeNs, size, ino } = await stat(file, { bigint: true })
    return `${mtimeNs} ${size} ${ino}`
  } catch {
    return undefined
  }
}
