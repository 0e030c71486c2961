// Recorded routes join a mock: as routes of their own, or as more responses of the routes that it has for them.
import {
  type Mock,
  type Route,
  readDocument,
  type WrittenRoute,
} from '../../core/document/index.ts'
import type { RecordedRoute } from '../../core/recording/index.ts'

/** The route of a mock that is for the same requests. */
export function knownRoute({ routes }: Mock, { route }: RecordedRoute): Route | undefined {
  const wanted = plain(route.endpoint ?? '')
  return routes.find(
    ({ type, method, endpoint }) =>
      type === 'http' && (method || 'get') === route.method && plain(endpoint) === wanted,
  )
}

/** The names of parameters do not matter. */
const plain = (endpoint: string): string =>
  endpoint.replace(/^\//, '').replace(/:[A-Za-z_$][\w$]*/g, ':')

export function joinMock(mock: Mock, recorded: readonly RecordedRoute[]): Mock {
  return recorded.reduce((all, one) => {
    const known = knownRoute(all, one)
    return known ? addResponses(all, known, one) : addRoute(all, one.route)
  }, mock)
}

/** Added behind its own, so that what was written by hand goes before what was recorded. */
function addResponses(mock: Mock, known: Route, { route }: RecordedRoute): Mock {
  const more = expanded(route).responses.map((response) => ({
    ...response,
    uuid: crypto.randomUUID(),
    default: known.responses.length === 0 && response.default,
  }))
  return {
    ...mock,
    routes: mock.routes.map((one) =>
      one === known ? { ...one, responses: [...one.responses, ...more] } : one,
    ),
  }
}

function addRoute(mock: Mock, written: WrittenRoute): Mock {
  const route = expanded(written)
  return {
    ...mock,
    routes: [...mock.routes, route],
    rootChildren: [...mock.rootChildren, { type: 'route', uuid: route.uuid }],
  }
}

/** With every field filled in, and an identity of its own. */
function expanded(written: WrittenRoute): Route {
  const { mock } = readDocument({ routes: [{ ...written, uuid: crypto.randomUUID() }] })
  const [route] = mock?.routes ?? []
  if (!route) throw new Error('A recorded route can not be read')
  return route
}
