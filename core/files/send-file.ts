// Sends a file as the body of a response.
import type { Outcome } from '../outcome.ts'
import { notImplemented } from '../problems.ts'

export interface FileWork {
  readonly kind: 'file'
}

export const sendFile = (_work: FileWork, outcome: Outcome): Outcome => ({
  ...outcome,
  answer: notImplemented(
    'files',
    'This response uses files, which this version of mockhost does not serve yet',
    [],
  ),
})
