// Whether a program does what Web `Request` and `Response` objects can't carry, so that a front can choose its server.

import { hasWebStatus } from '../answer/index.ts'
import type { Endpoint, Needs, RawHttpNeeds } from '../program.ts'

const READING = new Set(['GET', 'HEAD', 'ALL'])

export function rawHttpNeeds(endpoints: readonly Endpoint[], everywhere: Needs): RawHttpNeeds {
  return {
    bodyOfGet: endpoints.some(
      ({ method, needs }) => READING.has(method) && (needs.body || everywhere.body),
    ),
    anyStatus: endpoints.some(({ route }) =>
      route.responses.some(({ status, body }) => !hasWebStatus(status) || makesStatus(body)),
    ),
  }
}

/** Whether a template sets a status that is not known to be one of a `Response`. */
function makesStatus(body: Endpoint['route']['responses'][number]['body']): boolean {
  if (body.kind !== 'template') return false
  return body.template.calls
    .filter(({ name, hasArguments }) => name === 'status' && hasArguments)
    .some(({ firstLiteral }) => !hasWebStatus(Number(firstLiteral)))
}
