// What is refused about files of deployments.
import { Refusal } from '../refusal.ts'

export const pathInvalid = (path: string, reason: string): Refusal =>
  new Refusal({
    kind: 'path-invalid',
    status: 422,
    title: 'Not a path',
    detail: `${JSON.stringify(path)} can't be the path of a file: ${reason}`,
    hint: 'Write it as the mock does, relative and with slashes: data/users.json.',
  })

export const unknownFile = (path: string): Refusal =>
  new Refusal({
    kind: 'unknown-file',
    status: 404,
    title: 'No such file',
    detail: `The deployment has no file ${JSON.stringify(path)}`,
  })

export const filesTooLarge = (limit: number): Refusal =>
  new Refusal({
    kind: 'files-too-large',
    status: 413,
    title: 'Files too large',
    detail: `The files of the deployment would have more than ${limit} bytes`,
    hint: 'Delete files that are not needed, or have the quota filesBytes raised.',
    extra: { limit },
  })

export const tooManyFiles = (limit: number): Refusal =>
  new Refusal({
    kind: 'too-many-files',
    status: 413,
    title: 'Too many files',
    detail: `A deployment has ${limit} files at most`,
    extra: { limit },
  })

export const uploadBroken = (cause: unknown): Refusal =>
  Object.assign(
    new Refusal({
      kind: 'upload-broken',
      status: 400,
      title: 'Upload broken off',
      detail: 'The body ended before all of it was there; nothing was changed',
    }),
    { cause },
  )
