// What is odd in a mock that goes live, and what of it is not done here.
import type { ApiMistake } from '../../core/api/index.ts'
import { formatPath } from '../../core/document/index.ts'
import type { Mistake, Mock, Program } from '../../core/index.ts'
import { apiMistakes } from './mistakes.ts'
import type { ReadMock } from './read-mock.ts'
import type { DeploymentSettings } from './settings.ts'

export function warningsOf(
  { mock, program, mistakes, text }: ReadMock,
  { carriesRawHttp }: Pick<DeploymentSettings, 'carriesRawHttp'>,
): ApiMistake[] {
  const all = [
    ...mistakes,
    ...ignoredOptions(mock),
    ...unservedResponses(program),
    ...(carriesRawHttp ? [] : lostOnTheWay(program)),
  ]
  return apiMistakes(all, text)
}

function ignoredOptions({ tlsOptions, hostname }: Mock): Mistake[] {
  const found: Mistake[] = []
  if (tlsOptions.enabled)
    found.push(warning('tlsOptions.enabled', 'is ignored here: TLS is the matter of the server'))
  if (hostname !== '')
    found.push(warning('hostname', 'is ignored here: the server listens for all deployments'))
  return found
}

const UNSERVED = {
  file: 'files on disk are not served here',
  unsupported: 'functions run in one process only',
}

/** Each response once, though a CRUD route has several endpoints. */
function unservedResponses({ endpoints, sockets }: Program): Mistake[] {
  const responses = new Set([...endpoints, ...sockets].flatMap(({ route }) => route.responses))
  return [...responses].flatMap(({ body, place }) =>
    body.kind === 'file' || body.kind === 'unsupported'
      ? [
          warning(
            formatPath(place),
            `${UNSERVED[body.kind]}, and the response is answered with 501`,
          ),
        ]
      : [],
  )
}

function lostOnTheWay({ rawHttp }: Program): Mistake[] {
  const found: Mistake[] = []
  if (rawHttp.bodyOfGet)
    found.push(
      warning('', 'a route reads the body of a GET request, which this server does not see', NODE),
    )
  if (rawHttp.anyStatus)
    found.push(
      warning(
        '',
        'a response has a status outside 200 to 599, which this server can not send',
        NODE,
      ),
    )
  return found
}

const NODE = 'Run the server on Node for it.'

function warning(path: string, message: string, hint?: string): Mistake {
  const segments = [...path.matchAll(/\w+/g)].map(([part]) =>
    /^\d+$/.test(part) ? Number(part) : part,
  )
  return { severity: 'warning', path, segments, message, ...(hint ? { hint } : {}) }
}
