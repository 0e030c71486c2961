// What is refused about keys of the management API.
import { Refusal } from '../refusal.ts'

export const unknownKey = (id: string): Refusal =>
  new Refusal({
    kind: 'unknown-key',
    status: 404,
    title: 'No such key',
    detail: `There is no key with the id ${JSON.stringify(id)}`,
  })

export const unknownDeployment = (name: string): Refusal =>
  new Refusal({
    kind: 'unknown-deployment',
    status: 404,
    title: 'No such deployment',
    detail: `The key can't be bound to ${JSON.stringify(name)}: there is no such deployment`,
    hint: 'Name deployments by their subdomain or their id.',
  })

export const lastAdminKey = (name: string): Refusal =>
  new Refusal({
    kind: 'last-admin-key',
    status: 409,
    title: 'Last admin key',
    detail: `${JSON.stringify(name)} is the last key that may do everything; without it nobody could make another`,
    hint: 'Create another key of scope admin, for all deployments, first.',
  })

export const timeInvalid = (text: string): Refusal =>
  new Refusal({
    kind: 'time-invalid',
    status: 422,
    title: 'Not a time',
    detail: `${JSON.stringify(text)} is not a time`,
    hint: 'Write it as in 2026-11-30T12:00:00Z.',
  })
