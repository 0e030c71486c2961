// One request to one operation, from top to bottom.
//
//   who asks?       401 no key, or a wrong one
//   may they?       403 missing scope
//   what of it?     422 the query's mistakes · 413, 415, 400 the body · 422 its mistakes
//   the operation   whatever it refuses
import type { ApiMistake } from '../../core/api/index.ts'
import type { Actor } from '../keys/index.ts'
import { Refusal } from '../refusal.ts'
import { type Authority, authenticate, refusalFor } from './authorise.ts'
import { mistakesOf, readQuery } from './check/index.ts'
import type { Operation } from './operation.ts'
import { requestInvalid } from './problems.ts'
import { readJson, readStream, readText } from './read-body.ts'

export interface Surroundings {
  readonly authority: Authority
  readonly limits: { readonly bodyBytes: number }
}

/** @throws Refusal */
export async function runOperation(
  operation: Operation,
  request: Request,
  params: Record<string, string>,
  { authority, limits }: Surroundings,
): Promise<Response> {
  const actor = admit(operation, request, authority)
  if (actor instanceof Refusal) throw actor
  const query = queryOf(operation, request)
  const body = operation.body ? await readJson(request, limits.bodyBytes) : undefined
  if (operation.body) refuseMistakes(mistakesOf(operation.body, body))
  const answer = await operation.handle({
    actor,
    params,
    query,
    body,
    headers: request.headers,
    readText: () => readText(request, limits.bodyBytes),
    readStream: () => readStream(request),
    isStillAllowed: () => !(admit(operation, request, authority) instanceof Refusal),
  })
  return responseFor(operation, answer)
}

/** Who asks where no key is needed, and who may see no deployment. */
const ANYONE: Actor = { id: '', name: '', scope: 'read', deployments: [] }

function admit(operation: Operation, request: Request, authority: Authority): Actor | Refusal {
  if (operation.scope === 'open') return ANYONE
  const actor = authenticate(request.headers, authority)
  return actor instanceof Refusal ? actor : (refusalFor(actor, operation) ?? actor)
}

function queryOf({ query: schema }: Operation, request: Request): unknown {
  if (!schema) return {}
  const { query, mistakes } = readQuery(schema, new URL(request.url).searchParams)
  refuseMistakes(mistakes)
  return query
}

function refuseMistakes(mistakes: readonly ApiMistake[]): void {
  if (mistakes.length > 0) throw requestInvalid(mistakes)
}

function responseFor({ status = 200, headers }: Operation, answer: unknown): Response {
  if (answer instanceof Response) return answer
  if (status === 204) return new Response(null, { status })
  return Response.json(answer, { status, headers: headers?.(answer) ?? {} })
}
