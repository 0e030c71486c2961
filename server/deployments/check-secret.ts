// Finds out at the start whether the secret is the one that the database was written with.
import type { Context } from './context.ts'

/** @throws where what is encrypted in the database can't be read */
export function checkSecret({ database, secretBox }: Context): void {
  const sample = database
    .prepare<{ sealed: Uint8Array }>('SELECT sealed FROM deployment_keys LIMIT 1')
    .get()
  if (!sample) return
  try {
    secretBox.open(sample.sealed)
  } catch (cause) {
    throw new Error(
      `The secret is not the one that ${database.file} was written with: the keys of its deployments can't be read. ` +
        'Restore the file secret.key that belongs to it, or give the secret that was given before',
      { cause },
    )
  }
}
