// The problems that a request can meet, each as it is told to the client.

import { type Answer, type HeaderEntry, type Problem, problemAnswer } from './answer/index.ts'
import { type Dialect, formatPath } from './document/index.ts'
import { MockhostError, messageOf } from './errors.ts'
import type { Exchange } from './exchange.ts'
import type { CompiledResponse, CompiledRoute, Program } from './program.ts'
import type { RequestView } from './request/index.ts'
import { nearMisses } from './trace/index.ts'

/** 404, with the routes that come nearest. */
export function noRoute(
  program: Program,
  request: RequestView,
  exchange: Exchange,
  headers: readonly HeaderEntry[],
): Answer {
  const nearest = nearMisses(program, request, exchange)
  return problemAnswer(
    {
      kind: 'no-route',
      status: 404,
      title: 'No route answers',
      detail: `No route of the mock ${JSON.stringify(program.mock.name)} answers ${request.method} ${request.path}`,
      hint: nearest.length > 0 ? undefined : 'The mock has no route that is like it.',
      extra: { nearest },
    },
    headers,
  )
}

/** 501 for what a mock uses and this version does not serve yet. */
export function notImplemented(
  feature: string,
  detail: string,
  headers: readonly HeaderEntry[],
): Answer {
  return problemAnswer(
    { kind: 'not-implemented', status: 501, title: 'Not implemented', detail, extra: { feature } },
    headers,
  )
}

/** Where in the mock something went wrong. */
export interface Place {
  readonly route?: CompiledRoute | undefined
  readonly response?: CompiledResponse | undefined
}

/** Whatever was thrown while a request was read or decided. */
export function failure(error: unknown, { route, response }: Place, dialect: Dialect): Problem {
  const code = error instanceof MockhostError ? error.code : 'internal'
  const [ownStatus, title] = STATUSES[code] ?? [500, 'The mock could not answer']
  // Mockoon takes a path that it can't decode for an error of its own.
  const status = dialect === 'mockoon' && code === 'path-malformed' ? 500 : ownStatus
  const place = (response ?? route)?.place
  const { line, column } = error instanceof MockhostError ? error : {}
  return {
    kind: code,
    status,
    title,
    detail: code === 'internal' ? 'An error inside mockhost' : messageOf(error),
    extra: {
      ...(route ? { route: route.title } : {}),
      ...(place === undefined ? {} : { path: formatPath(place) }),
      ...(line === undefined ? {} : { line }),
      ...(column === undefined ? {} : { column }),
    },
  }
}

const STATUSES: Record<string, [status: number, title: string] | undefined> = {
  'request-too-large': [413, 'Request body too large'],
  'request-incomplete': [400, 'Request body broke off'],
  'request-malformed': [400, 'Malformed request'],
  'path-malformed': [400, 'Malformed path'],
  'template-syntax': [500, 'A template is not valid'],
  'template-failed': [500, 'A template failed'],
  'template-forbidden': [500, 'A template reached for what is no data'],
  'template-budget': [500, 'A template took too much'],
  'responder-failed': [500, 'A function that answers failed'],
  'proxy-loop': [508, 'The request goes in a circle'],
  'proxy-target-invalid': [502, 'The proxy has no server to ask'],
  'upstream-refused': [502, 'The other server can not be reached'],
  'upstream-broken': [502, 'The other server broke off'],
  'upstream-forbidden': [502, 'The other server may not be asked'],
  'upstream-late': [504, 'The other server did not answer in time'],
  'file-missing': [404, 'There is no such file'],
  'file-forbidden': [403, 'The file may not be read'],
  'message-unsupported': [501, 'Not a message'],
  'status-interim': [500, 'Not a status of an answer'],
  'expression-invalid': [500, 'A JSONPath failed'],
  'pattern-invalid': [500, 'A regular expression is not valid'],
  'pattern-unbounded': [500, 'A regular expression could run away'],
}
