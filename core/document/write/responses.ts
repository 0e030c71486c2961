// Responses without what they need not say.
import { responseDefaults, ruleDefaults } from '../defaults.ts'
import { bodyTypeOf, hasContentType } from '../expand/index.ts'
import type { Header, Response, Rule } from '../mock.ts'
import { writeProxy, writeStream } from './beyond.ts'
import { type Fields, withoutDefaults, writeList } from './fields.ts'
import { isHeaderList, writeHeaders } from './headers.ts'
import { isJsonObject, valueOfJson } from './json.ts'

const FIRST = ['uuid', 'label', 'default', 'statusCode', 'headers', 'body']

/**
 * A response without its defaults.
 * @param isDefaultSaid whether its `default` is to be written, which is a matter of all responses of the route
 */
export function writeResponse(
  response: Response,
  mockHasContentType: boolean,
  isDefaultSaid: boolean,
): Fields {
  const { default: isDefault, ...rest } = response
  const { default: _, ...defaults } = responseDefaults
  return withoutDefaults(
    {
      ...rest,
      ...(isDefaultSaid ? { default: isDefault } : {}),
      ...writeBody(response, mockHasContentType),
      rules: writeList(response.rules, writeRule),
      callbacks: writeList(response.callbacks, (callback) =>
        withoutDefaults(callback, { latency: 0 }, ['uuid']),
      ),
      proxy: writeProxy(response.proxy),
      stream: writeStream(response.stream),
    },
    { ...defaults, ...bodyTypeOf(response, 'mockhost') },
    FIRST,
  )
}

const writeRule = (rule: Rule): Fields =>
  withoutDefaults(rule, ruleDefaults, ['target', 'modifier', 'operator', 'value'])

/** The body as JSON where it is JSON, and where its content type comes out the same. */
function writeBody({ body, headers }: Response, mockHasContentType: boolean): Fields {
  const value = valueOfJson(body)
  const asIs = { body, headers: writeHeaders(headers) }
  if (!isJsonObject(value) || !isHeaderList(headers)) return asIs
  const others = headers.slice(0, -1)
  if (!mockHasContentType && isJsonType(headers.at(-1)) && !hasContentType(others))
    return { body: value, headers: writeHeaders(others) }
  const isTyped = mockHasContentType || hasContentType(headers)
  return isTyped ? { ...asIs, body: value } : asIs
}

/** The header that a body written as JSON comes with. */
const isJsonType = (header: Header | undefined): boolean =>
  header?.key === 'Content-Type' && header.value === 'application/json'
