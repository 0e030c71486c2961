// Routes in their short forms: a route with one answer holds the answer's fields itself.
import { routeDefaults } from '../defaults.ts'
import { uuidFrom } from '../identities.ts'
import type { Response, Route } from '../mock.ts'
import { type Fields, withoutDefaults, writeList } from './fields.ts'
import { writeResponse } from './responses.ts'

const FIRST = ['uuid', 'type', 'method', 'endpoint', 'documentation']

export function writeRoute(route: Route, mockHasContentType: boolean): Fields {
  const { responses, ...rest } = route
  const method = route.type === 'crud' ? '' : routeDefaults.method
  const fields = withoutDefaults(rest, { ...routeDefaults, method }, FIRST)
  if (!Array.isArray(responses)) return { ...fields, responses }
  const [only] = responses
  if (responses.length === 1 && only && isPlain(only, route)) {
    const { uuid: _, ...own } = writeResponse(only, mockHasContentType, false)
    const isEmpty = Object.keys(own).length === 0
    // A route that says nothing of its answer has none, but for a CRUD route.
    return { ...fields, ...(isEmpty && route.type !== 'crud' ? { body: '' } : own) }
  }
  return responses.length === 0
    ? fields
    : { ...fields, responses: writeResponses(responses, mockHasContentType) }
}

/** Whether a response can stand on its route: it gets the same identity there, and is the default. */
const isPlain = (response: Response, route: Route): boolean =>
  response.uuid === uuidFrom(`response of ${route.uuid}`) && response.default === true

function writeResponses(responses: readonly Response[], mockHasContentType: boolean): unknown {
  const implied = impliedDefault(responses)
  const isImplied = responses.every((response, index) => response?.default === (index === implied))
  const hasDefault = responses.some((response) => response?.default)
  return writeList(responses, (response) => {
    const isFirstToMark = !hasDefault && response === responses[implied]
    const isSaid = !isImplied && (response.default !== false || isFirstToMark)
    return writeResponse(response, mockHasContentType, isSaid)
  })
}

/** The place of the response that is the default where none says so. */
const impliedDefault = (responses: readonly Response[]): number =>
  Math.max(
    0,
    responses.findIndex(
      (response) => Array.isArray(response?.rules) && response.rules.length === 0,
    ),
  )
