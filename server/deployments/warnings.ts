// What is odd in a mock that goes live, and what of it is not done here.
import type { ApiMistake } from '../../core/api/index.ts'
import { formatPath } from '../../core/document/index.ts'
import type { CompiledResponse, Mistake, Mock, Program } from '../../core/index.ts'
import { apiMistakes } from './mistakes.ts'
import type { ReadMock } from './read-mock.ts'
import type { DeploymentSettings } from './settings.ts'

export function warningsOf(
  { mock, program, mistakes, text }: ReadMock,
  { carriesRawHttp }: Pick<DeploymentSettings, 'carriesRawHttp'>,
  files: ReadonlySet<string>,
): ApiMistake[] {
  const all = [
    ...mistakes,
    ...ignoredOptions(mock),
    ...responsesOf(program).flatMap((response) => oddResponse(response, files)),
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

/** Each once, though a CRUD route has several endpoints. */
const responsesOf = ({ endpoints, sockets }: Program): CompiledResponse[] => [
  ...new Set([...endpoints, ...sockets].flatMap(({ route }) => route.responses)),
]

function oddResponse({ body, place }: CompiledResponse, files: ReadonlySet<string>): Mistake[] {
  const path = formatPath(place)
  if (body.kind === 'unsupported')
    return [
      warning(path, 'functions run in one process only, and the response is answered with 501'),
    ]
  const file = body.kind === 'file' ? body.file.path.plain : undefined
  if (file === undefined || files.has(file)) return []
  const name = JSON.stringify(file)
  if (file.startsWith('/') || file.startsWith('../'))
    return [
      warning(
        path,
        `the file ${name} is not one of the deployment, and is answered with 403`,
        RELATIVE,
      ),
    ]
  return [warning(path, `the file ${name} is not uploaded yet, and is answered with 404`, UPLOAD)]
}

const RELATIVE = 'Name it by a relative path, and upload it under that.'
const UPLOAD = 'Upload it: mockhost files NAME put PATH FILE.'

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
