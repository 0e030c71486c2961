// What is refused about deployments, and what each refusal says.
import type { ApiMistake } from '../../core/api/index.ts'
import { Refusal } from '../refusal.ts'

const quote = (text: string): string => JSON.stringify(text)

export const unknownDeployment = (name: string): Refusal =>
  new Refusal({
    kind: 'unknown-deployment',
    status: 404,
    title: 'No such deployment',
    detail: `There is no deployment ${quote(name)}`,
  })

export const unknownRevision = (number: number, live: number): Refusal =>
  new Refusal({
    kind: 'unknown-revision',
    status: 404,
    title: 'No such revision',
    detail: `There is no revision ${number}; the live one is ${live}`,
  })

export const unknownKey = (id: string): Refusal =>
  new Refusal({
    kind: 'unknown-key',
    status: 404,
    title: 'No such key',
    detail: `The deployment has no key with the id ${quote(id)}`,
  })

export const unknownPart = (kind: string, uuid: string): Refusal =>
  new Refusal({
    kind: 'unknown-part',
    status: 404,
    title: 'No such part',
    detail: `None of the ${kind} of the mock has the uuid ${quote(uuid)}`,
  })

export const subdomainTaken = (subdomain: string): Refusal =>
  new Refusal({
    kind: 'subdomain-taken',
    status: 409,
    title: 'Subdomain taken',
    detail: `The subdomain ${quote(subdomain)} is taken`,
    hint: 'Choose another one, or leave it out to get one made.',
  })

export const subdomainInvalid = (subdomain: string, reason: string): Refusal =>
  new Refusal({
    kind: 'subdomain-invalid',
    status: 422,
    title: 'Not a subdomain',
    detail: `${quote(subdomain)} can't be a subdomain: ${reason}`,
    hint: 'Choose another one, or leave it out to get one made.',
  })

/** Does not say whose it is: that is no business of others. */
export const domainTaken = (host: string): Refusal =>
  new Refusal({
    kind: 'domain-taken',
    status: 409,
    title: 'Domain taken',
    detail: `The domain ${quote(host)} is attached to another deployment`,
  })

export const domainInvalid = (host: string, reason: string): Refusal =>
  new Refusal({
    kind: 'domain-invalid',
    status: 422,
    title: 'Not a domain',
    detail: `${quote(host)} can't be attached: ${reason}`,
  })

export const regionUnknown = (region: string, regions: readonly string[]): Refusal =>
  new Refusal({
    kind: 'region-unknown',
    status: 422,
    title: 'No such region',
    detail: `There is no region ${quote(region)}`,
    hint: `The regions of this server are ${regions.join(', ')}.`,
    extra: { regions },
  })

export const quotaInvalid = (name: string, reason: string): Refusal =>
  new Refusal({
    kind: 'quota-invalid',
    status: 422,
    title: 'Not a quota',
    detail: `The quota ${quote(name)} ${reason}`,
  })

export const variableInvalid = (name: string): Refusal =>
  new Refusal({
    kind: 'variable-invalid',
    status: 422,
    title: 'Not a variable',
    detail: `${quote(name)} can't be the name of an environment variable`,
    hint: 'Letters, digits and _ are allowed, 128 at most, and the first may be no digit.',
  })

export const mockTooLarge = (bytes: number, limit: number): Refusal =>
  new Refusal({
    kind: 'mock-too-large',
    status: 413,
    title: 'Mock too large',
    detail: `The mock has ${bytes} bytes, and ${limit} are allowed`,
    extra: { bytes, limit },
  })

/** @param mistakes of which one at least is an error @param what can't be used */
export function mockInvalid(mistakes: readonly ApiMistake[], what = 'The mock'): Refusal {
  const errors = mistakes.filter(({ severity }) => severity === 'error')
  const [first] = errors
  const others = errors.length - 1
  const rest = others < 1 ? '' : ` (and ${others} more ${others === 1 ? 'mistake' : 'mistakes'})`
  return new Refusal({
    kind: 'mock-invalid',
    status: 422,
    title: 'Mistakes in the mock',
    detail: `${what} can't be used: ${first ? sentence(first) : 'it has mistakes'}${rest}`,
    hint: 'Mend what is listed in "mistakes"; nothing has been changed.',
    extra: { mistakes },
  })
}

const sentence = ({ path, message }: ApiMistake): string =>
  path === '' ? message : `${path}: ${message}`

export const lostUpdate = (expected: number, live: number): Refusal =>
  new Refusal({
    kind: 'lost-update',
    status: 412,
    title: 'Changed meanwhile',
    detail: `The change was made from revision ${expected}, and revision ${live} is live by now`,
    hint: 'Read the mock again, make the change in it, and send it with the new revision.',
    extra: { revision: live },
  })
