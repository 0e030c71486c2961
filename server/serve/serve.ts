// `mockhost serve`: mocks from files, one port each, until it is interrupted.
import { stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { createWorld, isFatal, messageOf, seedNumber } from '../../core/index.ts'
import { createUpstream, filesOfFolder } from '../../sdk/world/index.ts'
import { formatMistakeOfFile, type LoadedDocument, loadDocument } from '../documents/index.ts'
import { stampOf } from '../file-stamp.ts'
import { portProblem } from '../port-problem.ts'
import { sampleFile, sampleRequests } from '../sample/index.ts'
import { IdentityProblem, type IdentitySource, pairOfOptions } from '../tls/index.ts'
import { createRequestLog } from './request-log.ts'
import { ServedMock } from './served-mock.ts'
import { watchFile } from './watch.ts'

export interface ServeOptions {
  readonly port?: number
  readonly hostname?: string
  readonly watch: boolean
  readonly seed?: string
  readonly locale: string
  readonly randomLatency: boolean
  /** The folder that files of mocks may be read from; undefined for that of each document. */
  readonly files?: string
  readonly tlsCert?: string
  readonly tlsKey?: string
  readonly envPrefix: string
  readonly idleTimeout: number
  readonly json: boolean
  readonly log: boolean
}

export async function serve(files: readonly string[], options: ServeOptions): Promise<void> {
  if (options.files !== undefined && !(await isFolder(options.files))) {
    console.error(`--files ${options.files}: there is no such folder`)
    process.exitCode = 1
    return
  }
  let source: IdentitySource | undefined
  try {
    source = pairOfOptions(options)
  } catch (error) {
    console.error(messageOf(error))
    process.exitCode = 1
    return
  }
  const named = files.length > 0 ? files : [await sampleFile()]
  const stamps = await Promise.all(named.map(stampOf))
  const documents = await Promise.all(named.map(loadDocument))
  for (const document of documents) report(document)
  if (documents.some(({ program }) => !program)) {
    process.exitCode = 1
    return
  }
  const world = createWorld({
    env: (name) => readEnvironment(name, options.envPrefix),
    locale: options.locale,
    randomLatency: options.randomLatency,
    upstream: createUpstream(),
    ...(options.seed === undefined ? {} : { seed: seedNumber(options.seed) }),
  })
  const mocks: ServedMock[] = []
  for (const [index, document] of documents.entries()) {
    const onOutcome = options.log
      ? createRequestLog(document, documents.length > 1, options.json)
      : undefined
    const base = dirname(document.file)
    const mock = new ServedMock(document, {
      world: { ...world, files: filesOfFolder({ base, root: options.files }) },
      onOutcome,
      security: {
        source,
        world,
        folder: base,
        hostname: options.hostname,
        tell: (message) => console.error(`${document.file}: ${message}`),
      },
    })
    try {
      await mock.listen({
        ...(options.port === undefined
          ? {}
          : { port: options.port === 0 ? 0 : options.port + index }),
        ...(options.hostname === undefined ? {} : { hostname: options.hostname }),
        idleSeconds: options.idleTimeout,
      })
    } catch (error) {
      const isOfOptions = source && error instanceof IdentityProblem
      console.error(`${isOfOptions ? '' : `${document.file}: `}${listenProblem(error)}`)
      await Promise.all(mocks.map((other) => other.close()))
      process.exitCode = 1
      return
    }
    mocks.push(mock)
    announce(mock, options.json)
    if (files.length === 0) suggestRequests(mock.url)
    if (options.watch) watchFile(document.file, stamps[index], () => reload(mock))
  }
}

const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (stats) => stats.isDirectory(),
    () => false,
  )

/** Takes a changed file live; a broken one leaves the last good one serving. */
async function reload(mock: ServedMock): Promise<void> {
  const document = await loadDocument(mock.file)
  report(document)
  if (!document.program) {
    console.error(`${mock.file}: not taken; the last good one goes on serving`)
    return
  }
  const { url } = mock
  try {
    await mock.replace(document.program)
    console.error(`${mock.file}: live${mock.url === url ? '' : ` on ${mock.url}`}`)
  } catch (error) {
    console.error(`${mock.file}: ${listenProblem(error)}`)
    if (error instanceof IdentityProblem)
      console.error(`${mock.file}: not taken; the last good one goes on serving`)
  }
}

const listenProblem = (error: unknown): string =>
  error instanceof IdentityProblem ? error.message : portProblem(error)

/** How many warnings of a file are shown; `validate` lists them all. */
const SHOWN_WARNINGS = 10

function report({ file, mistakes }: LoadedDocument): void {
  const warnings = mistakes
    .filter((mistake) => !isFatal(mistake))
    .map((mistake) => ({ ...mistake, severity: 'warning' as const }))
  const shown = [...mistakes.filter(isFatal), ...warnings.slice(0, SHOWN_WARNINGS)]
  for (const mistake of shown) console.error(formatMistakeOfFile(file, mistake))
  const hidden = warnings.length - SHOWN_WARNINGS
  if (hidden > 0) console.error(`${file}: and ${hidden} more: mockhost validate ${file}`)
}

function announce({ name, url, routeCount }: ServedMock, json: boolean): void {
  const routes = routeCount === 1 ? '1 route' : `${routeCount} routes`
  if (json) console.log(JSON.stringify({ event: 'listening', mock: name, url, routes: routeCount }))
  else console.log(`${name} (${routes}) on ${url}`)
}

/** What a newcomer can try. */
function suggestRequests(url: string): void {
  console.log('\nThe sample mock. Try:')
  for (const request of sampleRequests) console.log(`  curl ${request.replace('{url}', url)}`)
  console.log('')
}

/** Templates may read variables with the prefix, which they may leave out. */
function readEnvironment(name: string, prefix: string): string | undefined {
  return process.env[name.startsWith(prefix) ? name : prefix + name]
}
