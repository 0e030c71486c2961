// Routes and their responses; a route with one answer may hold the answer's fields itself.
import type { Responder } from '../../respond/index.ts'
import { responseDefaults, routeDefaults, ruleDefaults } from '../defaults.ts'
import type { Path } from '../mistakes.ts'
import type { Response, Route, Rule } from '../mock.ts'
import type { WrittenResponse, WrittenRoute, WrittenRule } from '../schema.ts'
import { expandProxy, expandStream } from './beyond.ts'
import { bodyTypeOf } from './body-type.ts'
import { type Expansion, expandList, textOf } from './expansion.ts'
import { expandHeaders, hasContentType } from './headers.ts'

export function expandRoute(written: WrittenRoute, path: Path, expansion: Expansion): Route {
  const { own, fields } = splitFields(written)
  const name = `route ${written.type ?? ''} ${written.method ?? ''} ${written.endpoint ?? ''}`
  const uuid = expansion.identities.uuidOf(written.uuid, name, path)
  const method = written.type === 'crud' ? '' : routeDefaults.method
  const route: Route = { ...routeDefaults, method, ...fields, uuid, responses: [] }
  route.responses = expandResponses(written, own, path, uuid, expansion)
  expansion.origins.set(route, path)
  return route
}

/** The fields of a response that stand on the route itself, and the route's own. */
function splitFields(written: WrittenRoute): { own: WrittenResponse; fields: Partial<Route> } {
  const own: Record<string, unknown> = {}
  const fields: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(written)) {
    if (Object.hasOwn(responseDefaults, key)) own[key] = value
    else fields[key] = value
  }
  return { own, fields }
}

function expandResponses(
  written: WrittenRoute,
  own: WrittenResponse,
  path: Path,
  routeUuid: string,
  expansion: Expansion,
): Response[] {
  const listed = (written.responses ?? []) as (WrittenResponse | undefined)[]
  const ownKey = Object.keys(own)[0]
  if (listed.length > 0 && ownKey !== undefined) {
    expansion.add(
      [...path, ownKey],
      'stands on a route that has responses',
      'Move it into one of the responses.',
    )
  }
  if (listed.length === 0 && (ownKey !== undefined || written.type === 'crud')) {
    return [expandResponse(own, path, routeUuid, expansion, true)]
  }
  const marked = expansion.dialect === 'mockoon' ? undefined : defaultOf(listed)
  return expandList(listed, [...path, 'responses'], (response, at) =>
    expandResponse(response, at, routeUuid, expansion, response === marked),
  )
}

/** The response that is meant to be sent when no rules hold: what says so, or has no rules, or comes first. */
const defaultOf = (responses: readonly (WrittenResponse | undefined)[]) =>
  responses.find((response) => response?.default) ??
  responses.find((response) => response && (response.rules ?? []).length === 0) ??
  responses[0]

function expandResponse(
  written: WrittenResponse,
  path: Path,
  routeUuid: string,
  expansion: Expansion,
  isDefault: boolean,
): Response {
  const { dialect, identities, origins } = expansion
  const headers = expandHeaders(written.headers, [...path, 'headers'], origins)
  if (isJsonValue(written.body) && !expansion.hasContentType && !hasContentType(headers)) {
    headers.push({ key: 'Content-Type', value: 'application/json' })
  }
  const response: Response = {
    ...responseDefaults,
    ...(isDefault ? { default: true } : {}),
    ...bodyTypeOf(written, dialect),
    ...(written as Partial<Response>),
    uuid: identities.uuidOf(written.uuid, `response of ${routeUuid}`, path),
    headers,
    body: textOf(written.body, dialect === 'mockoon' ? '{}' : responseDefaults.body),
    rules: expandList(written.rules as WrittenRule[], [...path, 'rules'], (rule, at) =>
      expandRule(rule, at, expansion),
    ),
    callbacks: expandList(
      written.callbacks as { uuid: string; latency?: number }[],
      [...path, 'callbacks'],
      (reference) => ({ latency: 0, ...reference }),
    ),
    proxy: expandProxy(written.proxy, [...path, 'proxy'], expansion),
    stream: expandStream(written.stream, [...path, 'stream'], expansion),
  }
  if (typeof written.body === 'function')
    expansion.responders.set(response.uuid, written.body as Responder)
  origins.set(response, path)
  return response
}

function expandRule(written: WrittenRule, path: Path, { origins }: Expansion): Rule {
  const { modifier = ruleDefaults.modifier, value = ruleDefaults.value } = written
  const rule: Rule = {
    ...ruleDefaults,
    ...written,
    modifier: String(modifier),
    value: String(value),
  }
  origins.set(rule, path)
  return rule
}

const isJsonValue = (value: unknown): boolean =>
  value !== undefined && typeof value !== 'string' && typeof value !== 'function'
