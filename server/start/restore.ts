// `mockhost restore`: brings a backup back into a data folder, while no server uses it.
import { messageOf } from '../../core/index.ts'
import { type RestoreOptions, restoreBackup } from './backup.ts'

export async function restore(file: string, options: RestoreOptions): Promise<void> {
  try {
    for (const line of await restoreBackup(file, options)) console.log(line)
  } catch (error) {
    console.error(`mockhost: ${messageOf(error)}`)
    process.exitCode = 1
  }
}
