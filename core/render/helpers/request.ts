// Helpers that read the request. Source of their behaviour: Mockoon 9.9.
import type { RequestView } from '../../request/index.ts'
import { chargeFor, lookUp, plain, SafeText, toText } from '../../values/index.ts'
import type { Call, Helper } from '../run.ts'
import { failed, pathArgument } from './arguments.ts'

/** These helpers are known only where there is a request. */
const requestOf = (call: Call): RequestView => call.run.exchange.request as RequestView

/** The value at a path, as `body` and `queryParam` print it: lists and objects, and with `stringify` texts too, as JSON. */
function partText(call: Call, source: unknown): SafeText {
  const value = partValue(call, source)
  if (!call.args[2] && typeof value !== 'object') return new SafeText(toText(value))
  chargeFor(value, call.run.exchange.budget)
  return new SafeText(JSON.stringify(value) ?? '')
}

/** The value at a path; the default where there is nothing, or no source at all. */
function partValue(call: Call, source: unknown): unknown {
  const fallback = plain(call.args[1]) ?? ''
  if (!source) return fallback
  const value = lookUp(source, pathArgument(call.args[0]))
  return value === undefined ? fallback : value
}

const body: Helper = (call) => {
  const request = requestOf(call)
  return pathArgument(call.args[0]) === ''
    ? new SafeText(request.text)
    : partText(call, request.body)
}

export const requestHelpers: Record<string, Helper> = {
  body,
  bodyRaw: (call) => partValue(call, requestOf(call).body),
  queryParam: (call) => partText(call, requestOf(call).query),
  queryParamRaw: (call) => partValue(call, requestOf(call).query),
  queryParams: (call) => requestOf(call).query,
  urlParam: (call) => {
    const { parameters } = call.run.exchange
    const name = String(plain(call.args[0]))
    return Object.hasOwn(parameters, name) ? parameters[name] : undefined
  },
  urlParams: (call) => call.run.exchange.parameters,
  header: (call) => {
    const [name, fallback] = call.args
    if (typeof name === 'object' || call.args.length === 0) return plainDefault(fallback)
    if (typeof name !== 'string' || name === '') throw failed('header requires a name')
    return requestOf(call).header(name) || plainDefault(fallback)
  },
  headers: (call) => requestOf(call).headers(),
  cookie: (call) => {
    const name = toText(call.args[0])
    const { cookies } = requestOf(call)
    return (Object.hasOwn(cookies, name) && cookies[name]) || plainDefault(call.args[1])
  },
  baseUrl: (call) => call.run.exchange.surroundings.baseUrl(hostname(requestOf(call))),
  hostname: (call) => hostname(requestOf(call)),
  ip: (call) => requestOf(call).address,
  method: (call) => requestOf(call).method,
}

/** The default of `header` and `cookie`; objects are none. */
const plainDefault = (value: unknown): unknown => (typeof value === 'object' ? '' : (value ?? ''))

/** The host that the request names, without its port; `[::1]:3000` keeps its brackets. */
const hostname = (request: RequestView): string =>
  /^(\[[^\]]*\]|[^:]*)/.exec(request.header('host') ?? '')?.[0] ?? ''
