// What the API itself refuses, and refusals as responses.
import type { ApiMistake, Scope } from '../../core/api/index.ts'
import { type Problem, problemAnswer, toResponse } from '../../core/index.ts'
import { Refusal } from '../refusal.ts'

export const keyMissing = () =>
  new Refusal({
    kind: 'key-missing',
    status: 401,
    title: 'Key missing',
    detail: 'The request has no key of the management API',
    hint: 'Send it as "Authorization: Bearer KEY" or as "X-Mockhost-Key: KEY".',
  })

export const keyWrong = () =>
  new Refusal({
    kind: 'key-wrong',
    status: 401,
    title: 'Wrong key',
    detail: 'The key is none of the management API, or it was revoked or has expired',
  })

export const missingScope = (needed: Scope, has: Scope, what: string) =>
  new Refusal({
    kind: 'missing-scope',
    status: 403,
    title: 'Missing scope',
    detail: `${what} needs a key of the scope "${needed}"; this one has "${has}"`,
    extra: { scope: needed },
  })

export const keyBound = (what: string) =>
  new Refusal({
    kind: 'key-bound',
    status: 403,
    title: 'Key bound to deployments',
    detail: `${what} needs a key that is not bound to some deployments`,
  })

export const bodyMalformed = (detail: string, position: { line?: number; column?: number } = {}) =>
  new Refusal({
    kind: 'body-malformed',
    status: 400,
    title: 'Malformed body',
    detail,
    extra: position,
  })

export const bodyTooLarge = (limit: number) =>
  new Refusal({
    kind: 'body-too-large',
    status: 413,
    title: 'Body too large',
    detail: `The request body has more than ${limit} bytes`,
    extra: { limit },
  })

export const bodyUnreadable = (detail: string) =>
  new Refusal({ kind: 'body-unreadable', status: 415, title: 'Unreadable body', detail })

export const requestInvalid = (mistakes: readonly ApiMistake[]) =>
  new Refusal({
    kind: 'request-invalid',
    status: 422,
    title: 'Invalid request',
    detail: `The request has ${mistakes.length === 1 ? 'a mistake' : `${mistakes.length} mistakes`}`,
    extra: { mistakes },
  })

export const unknownPath = (path: string) =>
  new Refusal({
    kind: 'unknown-path',
    status: 404,
    title: 'Unknown path',
    detail: `The management API has no ${path}`,
    hint: 'What it has is described at /api/openapi.json.',
  })

export const wrongMethod = (method: string, path: string, allowed: readonly string[]) =>
  new Refusal({
    kind: 'wrong-method',
    status: 405,
    title: 'Wrong method',
    detail: `${path} takes ${allowed.join(', ')}, not ${method}`,
    extra: { allowed },
  })

export const pathMalformed = () =>
  new Refusal({
    kind: 'path-malformed',
    status: 400,
    title: 'Malformed path',
    detail: 'The path has a percent sign that begins no escape',
  })

export const unknownDeployment = (name: string) =>
  new Refusal({
    kind: 'unknown-deployment',
    status: 404,
    title: 'No such deployment',
    detail: `There is no deployment ${JSON.stringify(name)} that this key may see`,
  })

export const unknownRevision = (text: string) =>
  new Refusal({
    kind: 'unknown-revision',
    status: 404,
    title: 'No such revision',
    detail: `There is no revision ${JSON.stringify(text)}; revisions are numbers from 1`,
  })

export const unknownTransaction = (id: string) =>
  new Refusal({
    kind: 'unknown-transaction',
    status: 404,
    title: 'No such transaction',
    detail: `The log of the deployment has no transaction ${JSON.stringify(id)}`,
    hint: 'Old transactions are dropped to make room for new ones.',
  })

export const sessionInvalid = (detail: string) =>
  new Refusal({ kind: 'session-invalid', status: 422, title: 'Not a session', detail })

export const ifMatchInvalid = (text: string) =>
  new Refusal({
    kind: 'if-match-invalid',
    status: 400,
    title: 'Invalid If-Match',
    detail: `If-Match must be the number of a revision, as in "3", not ${text}`,
  })

export const notReady = () =>
  new Refusal({
    kind: 'not-ready',
    status: 503,
    title: 'Not ready',
    detail: 'The server is stopping and takes no new requests',
  })

const INTERNAL: Problem = {
  kind: 'internal',
  status: 500,
  title: 'Internal error',
  detail: 'An error inside mockhost; its log says more',
}

/** A refusal, or whatever else was thrown, as a response that tells nothing of the inside. */
export function problemResponse(error: unknown): Response {
  const problem = error instanceof Refusal ? error.problem : INTERNAL
  const response = toResponse(problemAnswer(problem))
  if (problem.status === 401) response.headers.set('WWW-Authenticate', 'Bearer realm="mockhost"')
  const { allowed } = problem.extra ?? {}
  if (Array.isArray(allowed)) response.headers.set('Allow', allowed.join(', '))
  return response
}
