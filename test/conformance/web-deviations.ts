// Where answers to Web requests that were made in this process, and never sent, deviate: what such a request can't hold.
import {
  bunHostDeviations,
  bunServerDeviations,
  type deviations,
  WEB_HEADERS,
} from './deviations.ts'

const NO_BODY = 'a Web request of GET has no body'
const NO_LENGTH = 'only who sends a request says how long its body is'
const NO_METHOD = 'no Web request may have the method TRACE'
const NO_URL = 'there is no such URL'
const HOST = 'URLs have their host in lower case, and always have one'

const EDGES = {
  'host in capitals': HOST,
  'empty host': HOST,
  'gzip body is not unpacked': NO_LENGTH,
  'long body': NO_LENGTH,
  'long text': NO_LENGTH,
  'repeated host-like header keeps the first': 'Web headers join repeated ones',
}

/** By any way that takes a `Request`. */
export const webRequestDeviations: typeof deviations = {
  ...bunServerDeviations,
  'body-json-text': { 'raw body of a GET': NO_BODY },
  methods: { 'GET with a body': NO_BODY },
  'body-json-odd': { 'GET with a body': NO_BODY },
  'methods-more': { 'GET with a JSON body': NO_BODY, 'any route: TRACE': NO_METHOD },
  'cors-more': { asterisk: NO_URL, 'preflight with a body': NO_LENGTH },
  'http-edge': {
    ...EDGES,
    'absolute request target': NO_URL,
    'absolute request target with a query': NO_URL,
  },
  'rules-headers-matrix': { ...bunServerDeviations['rules-headers-matrix'], length: NO_LENGTH },
  'scenario-storage': { PUT: NO_LENGTH, 'PUT without a type': NO_LENGTH },
  'request-helpers-more': {
    'headers in each': WEB_HEADERS,
    'content type header': NO_LENGTH,
    'hostname in capitals': HOST,
  },
}

/** By a mock's own `fetch`, which says how long bodies are, and answers with objects of the class `Response`. */
export const fetchDeviations: typeof deviations = {
  ...webRequestDeviations,
  'cors-more': { asterisk: NO_URL },
  'http-edge': EDGES,
  'status-codes-all': bunHostDeviations['status-codes-all'] ?? {},
  'variables-more': bunHostDeviations['variables-more'] ?? {},
}

const KEPT = 'MSW 2 keeps the cookies of answers, and adds them to later requests'

/** From Node's clients, whose requests MSW intercepts; of the cases in `cases`. */
export const interceptedDeviations: typeof deviations = {
  'body-json-text': { 'raw body of a GET': 'MSW hands on no body of GET' },
  methods: { 'GET with a body': 'MSW hands on no body of GET' },
}

/** Besides, with MSW 2. */
export const msw2Deviations: typeof deviations = {
  cookies: { 'not signed in': KEPT },
  'rules-headers-cookies': { 'cookie null, missing': KEPT },
  'routing-order': {
    'double slashes in the request': 'MSW 2 takes a path that begins with two slashes for a host',
  },
}
