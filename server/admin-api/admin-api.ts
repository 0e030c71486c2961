// Mockoon's admin API of a deployment: who may, what is asked, and what is said where it can't be done.
import { MAX_DOCUMENT_CHARS } from '../../core/formats/index.ts'
import { defaultLimits, MockhostError, RequestView, WebIncoming } from '../../core/index.ts'
import type { DeploymentRecord } from '../deployments/index.ts'
import { Refusal } from '../refusal.ts'
import { invalidRequest, json, message } from './answers.ts'
import { keyOf } from './authorise.ts'
import type { AdminApiParts, AdminCall, Operation } from './parts.ts'
import { findOperation, isEventsPath } from './routes.ts'
import { Watchers } from './watchers.ts'

export interface AdminApi {
  /**
   * Answers a request whose path begins with `/mockoon-admin`.
   * @param next answers, for a caller who may, where the admin API has nothing: the mock may have a route there
   */
  handle(
    deploymentId: string,
    request: Request,
    record: DeploymentRecord,
    next?: () => Response | Promise<Response>,
  ): Promise<Response>
  /** How many clients listen for events. */
  readonly streams: number
  /** Ends the streams of events that are open, and listens no more. */
  close(): void
}

export function createAdminApi(parts: AdminApiParts): AdminApi {
  const watchers = new Watchers()
  const ignore = parts.deployments.onChange(({ id, kind }) => {
    if (kind === 'mock') watchers.bucketsChanged(id)
    if (kind === 'deleted') watchers.end(id)
  })
  return {
    handle: async (id, request, record, next = noOperation) => {
      const call = readCall(request, { id, record, parts, watchers })
      const answer = call instanceof Response ? call : await ((call && attempt(call)) ?? next())
      return request.method === 'HEAD' ? withoutBody(answer) : answer
    },
    get streams() {
      return watchers.size
    },
    close: () => {
      ignore()
      watchers.endAll()
    },
  }
}

/** What is there before a call is read. */
type Place = Pick<AdminCall, 'id' | 'record' | 'parts' | 'watchers'>

type CallToMake = AdminCall & { readonly operation: Operation }

/** What is called, or the answer to who may not; undefined where there is no such operation. */
function readCall(web: Request, place: Place): CallToMake | Response | undefined {
  // No other origin is let in, so no preflight is passed either.
  if (web.method === 'OPTIONS') return new Response(null, { status: 403 })
  const request = readRequest(web, place.record)
  const now = (place.parts.now ?? Date.now)()
  const key = keyOf(request, place.record, isEventsPath(request.path), now)
  if (key === undefined)
    return json({ message: 'Unauthorized' }, 401, { 'www-authenticate': 'Bearer' })
  const found = findOperation(request.method, request.path)
  if (!found) return undefined
  const parameter = decoded(found.parameter)
  if (parameter === undefined) return invalidRequest()
  return { ...place, operation: found.operation, request, parameter, key }
}

const noOperation = (): Response => message('The admin API has no such operation', 404)

/** Its body may be as large as a mock. */
function readRequest(web: Request, { quotas }: DeploymentRecord): RequestView {
  const bodyBytes = quotas.documentBytes > 0 ? quotas.documentBytes : MAX_DOCUMENT_CHARS
  return new RequestView(new WebIncoming(web), { ...defaultLimits, bodyBytes })
}

async function attempt(call: CallToMake): Promise<Response> {
  try {
    return await call.operation(call)
  } catch (error) {
    if (error instanceof Refusal) return message(error.problem.detail, error.problem.status)
    if (error instanceof MockhostError && error.code === 'request-too-large')
      return message(error.message, 413)
    if (error instanceof MockhostError && error.code === 'request-incomplete')
      return message(error.message, 400)
    throw error
  }
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}

async function withoutBody(answer: Response): Promise<Response> {
  await answer.body?.cancel()
  return new Response(null, { status: answer.status, headers: answer.headers })
}
