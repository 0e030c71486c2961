// Reads a path by an endpoint, as a router of that endpoint alone would.
import {
  createPathMatcher,
  type Parameters,
  parseEndpoint,
  Router,
} from '../../../core/match/index.ts'

/** The parameters of a path, by the first reading of an endpoint that takes it. */
export function read(endpoint: string, path: string, prefix = ''): Parameters | undefined {
  const { main, lastResort } = parseEndpoint(prefix, endpoint)
  const readings = lastResort ? [main, lastResort] : [main]
  const router = new Router(
    readings.map((syntax, order) => ({ method: 'GET', order, path: createPathMatcher(syntax) })),
  )
  for (const entry of router.find(path)) {
    const parameters = entry.path.match(path)
    if (parameters) return parameters
  }
  return undefined
}

/** A path, and its parameters; undefined where the path is not taken. */
export type Row = readonly [path: string, parameters: Parameters | undefined]

export const NO = undefined
