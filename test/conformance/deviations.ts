// Where we answer otherwise than Mockoon on purpose, request by request, each with its reason. A declared request that
// agrees after all fails the test, so that the list stays true.

const CASE_OF_TYPES =
  'Mockoon parses bodies whatever the case of their type, but its rules do not see that they are parsed'
const CONSTRAINTS =
  'parameters with a regular expression, as before Mockoon 9.6, match instead of being passed over'
const NOT_BY_REFERENCE = 'what is stored is a copy: changing it changes nothing else'
const NULL_ITEMS = 'a condition on null does not hold, instead of failing'
const NO_DATA =
  'a template that reaches for the inside of an object is told so, instead of printing nothing'
const UNWRAPPED = 'a helper\'s text is stored and written as a text, not as {"string": …}'
const NO_BOM = 'a byte order mark is no part of the text that it begins'
const DECODED = 'a decoded text has a length'

/** By case name, then by the name of the request. */
export const deviations: Record<string, Record<string, string>> = {
  'body-content-types': {
    'rule with Application/JSON': CASE_OF_TYPES,
    'rule with Application/X-WWW-Form-Urlencoded': CASE_OF_TYPES,
    'rule with Text/XML': CASE_OF_TYPES,
  },
  'body-json-odd': { 'with a BOM': NO_BOM },
  'http-edge': { 'BOM is kept': NO_BOM },
  'rules-body-sources': {
    'mod-equals: capital json': CASE_OF_TYPES,
    'root-schema: capital json': CASE_OF_TYPES,
  },
  'content-types': {
    'type json': 'a content type that is none is sent as it is written, instead of an error',
    'type text': 'a content type that is none is sent as it is written, instead of an error',
    'type text/plain; charset=base64':
      'base64 is no charset: the text is sent, not what it decodes to',
    'type text/plain; charset=hex': 'hex is no charset: the text is sent, not what it decodes to',
  },
  'paths-escaped-invalid': {
    'pattern in a parameter: next route': CONSTRAINTS,
    'regular expression: next route': CONSTRAINTS,
  },
  'routing-folders-fallback': {
    'a route that is in no folder is not served':
      'a route that the tree forgets is served last, as when Mockoon repairs the file',
  },
  'globals-more': { 'bucket by reference': NOT_BY_REFERENCE },
  'set-data-paths': { 'copied object is the same object': NOT_BY_REFERENCE },
  'set-data-values': {
    'delete below a text': 'there is nothing to delete, which is no mistake',
  },
  'date-shift-random': {
    'date null and an amount': 'null is the beginning of 1970, with an amount as without',
  },
  'filter-find-edge': {
    'nested object where an item has null': NULL_ITEMS,
    'object condition on null': NULL_ITEMS,
  },
  'hb-depths-data-2': {
    'prototype members are hidden': NO_DATA,
    'lookup of prototype members': NO_DATA,
  },
  'jsonpath-more': { 'unions of names': 'JSONPath has unions of names' },
  'safe-strings-wrapped': {
    'oneOf as JSON over values': UNWRAPPED,
    'someOf as JSON over values': UNWRAPPED,
    'decoded values': DECODED,
  },
  'safe-strings': { 'base64 in another helper': DECODED },
  'strings-edge-2': { 'join of each type': 'join without arguments prints nothing' },
}

const ABSOLUTE = 'a whole URL, as proxies send it, is answered like its path'
const URL_STANDARD =
  "Bun's server reads paths by the URL standard, as browsers and fetch send them: dot segments are resolved, " +
  'backslashes are slashes, and "<>^{}` are percent-encoded'
export const WEB_HEADERS = 'Web headers join repeated ones and come in alphabetical order'

/** Over a real connection, on every runtime. */
export const httpDeviations: typeof deviations = {
  'http-edge': {
    'absolute request target': ABSOLUTE,
    'absolute request target with a query': ABSOLUTE,
  },
}

/** Over a real connection to Bun's own server. */
export const bunServerDeviations: typeof deviations = {
  'cors-more': { asterisk: "Bun's server refuses the target *" },
  'paths-encoding-case': {
    'angle brackets': URL_STANDARD,
    quotes: URL_STANDARD,
    'two values encoded': URL_STANDARD,
    'dot segments': URL_STANDARD,
    'double dots': URL_STANDARD,
    'double dots are not resolved': URL_STANDARD,
    'value of dots': URL_STANDARD,
    'value of one dot': URL_STANDARD,
  },
  'paths-escaped-invalid': {
    'escaped curly brackets': URL_STANDARD,
    'escaped backslash': URL_STANDARD,
    'hat and dollar': URL_STANDARD,
  },
  'rules-headers-matrix': { 'repeated type: the first': WEB_HEADERS },
}

const OWN_NAME = 'the host name is that of the deployment'
const NO_GET_BODY = "Bun's server reads no body of GET; deploying such a mock says so"
const NO_STATUS = "Bun's server sends no status above 599; deploying such a mock says so"

/** From a deployment, on every runtime. */
export const hostDeviations: typeof deviations = {
  'rules-headers-matrix': { host: OWN_NAME },
  'bucket-requests': { 'method and host, later': OWN_NAME },
  'scenario-tenants': { 'by host': OWN_NAME, 'new tenant by host': OWN_NAME },
  'request-helpers-more': { hostname: OWN_NAME },
}

/** From a deployment on Bun, whose own server answers all of them. */
export const bunHostDeviations: typeof deviations = {
  'body-json-text': { 'raw body of a GET': NO_GET_BODY },
  methods: { 'GET with a body': NO_GET_BODY },
  'body-json-odd': { 'GET with a body': NO_GET_BODY },
  'methods-more': { 'GET with a JSON body': NO_GET_BODY },
  'http-edge': { 'repeated host-like header keeps the first': WEB_HEADERS },
  'status-codes-all': Object.fromEntries(
    ['status', 'helper with'].flatMap((kind) =>
      [600, 650, 700, 799, 888, 999].map((status) => [`${kind} ${status}`, NO_STATUS]),
    ),
  ),
  'variables-more': { 'status unknown to HTTP': NO_STATUS },
}
