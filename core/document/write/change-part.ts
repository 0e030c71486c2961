// Changes one part of a mock, found by its uuid.
import { responseDefaults } from '../defaults.ts'
import type { Mock, Response, Route } from '../mock.ts'

export type ChangeablePart = 'routes' | 'responses' | 'buckets' | 'callbacks'

type Fields = Readonly<Record<string, unknown>>

/**
 * A copy of the mock with these fields of one part replaced, each as a whole; its uuid stays. The fields are taken
 * as they are, so what comes out must be written with `compactMock` and read again, which tells what is wrong.
 * A route with one response takes the response's fields as well. Undefined where no such part is.
 */
export function changePart(
  mock: Mock,
  kind: ChangeablePart,
  uuid: string,
  fields: Fields,
): Mock | undefined {
  switch (kind) {
    case 'routes':
      return inList(mock, 'routes', changed(mock.routes, uuid, fields, changeRoute))
    case 'responses':
      return changeResponse(mock, uuid, fields)
    case 'buckets':
      return inList(mock, 'data', changed(mock.data, uuid, fields, withFields))
    case 'callbacks':
      return inList(mock, 'callbacks', changed(mock.callbacks, uuid, fields, withFields))
  }
}

const inList = <Key extends keyof Mock>(mock: Mock, key: Key, list: Mock[Key] | undefined) =>
  list && { ...mock, [key]: list }

function changeResponse(mock: Mock, uuid: string, fields: Fields): Mock | undefined {
  for (const route of mock.routes) {
    const responses = changed(route.responses, uuid, fields, withFields)
    if (!responses) continue
    const routes = mock.routes.map((other) => (other === route ? { ...route, responses } : other))
    return { ...mock, routes }
  }
  return undefined
}

/** The list with the part changed; undefined where it is not in it. */
function changed<Part extends { uuid: string }>(
  parts: readonly Part[],
  uuid: string,
  fields: Fields,
  change: (part: Part, fields: Fields) => Part,
): Part[] | undefined {
  const index = parts.findIndex((part) => part.uuid === uuid)
  return index < 0
    ? undefined
    : parts.map((part, place) => (place === index ? change(part, fields) : part))
}

const withFields = <Part extends { uuid: string }>(part: Part, fields: Fields): Part => ({
  ...part,
  ...fields,
  uuid: part.uuid,
})

/** What is said on a route with one response is said of the response, as in a document. */
function changeRoute(route: Route, fields: Fields): Route {
  const [only, ...others] = route.responses
  if (!only || others.length > 0 || Object.hasOwn(fields, 'responses'))
    return withFields(route, fields)
  const isOwn = (key: string) => Object.hasOwn(responseDefaults, key) && key !== 'default'
  const entries = Object.entries(fields)
  const own = Object.fromEntries(entries.filter(([key]) => isOwn(key)))
  const rest = Object.fromEntries(entries.filter(([key]) => !isOwn(key)))
  return { ...withFields(route, rest), responses: [withFields<Response>(only, own)] }
}
