// What the forms offer: methods, statuses, headers, rules.
import type { ResponseMode, RuleOperator, RuleTarget } from '../../../../sdk/editing/index.ts'
import type { Option } from '../../../kit/index.ts'

const names = (words: string): Option[] =>
  words.split(' ').map((word) => ({ value: word, label: word.toUpperCase() }))

export const METHODS: readonly Option[] = [
  ...names('get post put patch delete head options'),
  { value: 'all', label: 'ANY' },
  ...names('propfind proppatch move copy mkcol lock unlock'),
]

export const MODES: readonly Option[] = [
  {
    value: '',
    label: 'By rules',
    description: 'The first response whose rules hold, else the default',
  },
  {
    value: 'SEQUENTIAL',
    label: 'In turn',
    description: 'One after the other, from the first again',
  },
  { value: 'RANDOM', label: 'At random' },
  { value: 'DISABLE_RULES', label: 'Always the default', description: 'Rules are left aside' },
  { value: 'FALLBACK', label: 'By rules, else the next route', description: 'Or the proxy' },
]

export const modeOf = (value: string): ResponseMode =>
  value === '' ? null : (value as ResponseMode)

export const TARGETS: readonly Option<RuleTarget>[] = [
  { value: 'body', label: 'Body' },
  { value: 'query', label: 'Query' },
  { value: 'header', label: 'Header' },
  { value: 'cookie', label: 'Cookie' },
  { value: 'params', label: 'Path parameter' },
  { value: 'path', label: 'Path' },
  { value: 'method', label: 'Method' },
  { value: 'request_number', label: 'Number of the request' },
  { value: 'global_var', label: 'Variable' },
  { value: 'data_bucket', label: 'Data bucket' },
  { value: 'templating', label: 'Template' },
]

const OPERATORS: readonly Option<RuleOperator>[] = [
  { value: 'equals', label: 'equals' },
  { value: 'regex', label: 'matches the pattern' },
  { value: 'regex_i', label: 'matches, whatever the case' },
  { value: 'null', label: 'is null or missing' },
  { value: 'empty_array', label: 'is an empty list' },
  { value: 'array_includes', label: 'is a list that includes' },
  { value: 'valid_json_schema', label: 'is valid under the schema' },
]

/** What makes no sense for a target. Source: Mockoon's own form. */
const UNFIT: Partial<Record<RuleTarget, readonly RuleOperator[]>> = {
  request_number: ['null', 'empty_array', 'array_includes', 'valid_json_schema'],
  cookie: ['empty_array'],
  params: ['empty_array', 'array_includes'],
  path: ['null', 'empty_array', 'array_includes', 'valid_json_schema'],
  method: ['null', 'empty_array', 'array_includes', 'valid_json_schema'],
  templating: ['empty_array', 'array_includes'],
}

export const operatorsFor = (target: RuleTarget): readonly Option<RuleOperator>[] =>
  OPERATORS.filter(({ value }) => !UNFIT[target]?.includes(value))

/** What the second field of a rule is for; undefined where there is none. */
export const modifierHint: Readonly<Record<RuleTarget, string | undefined>> = {
  body: 'customer.tier, or $.items[0].sku; empty for all of it',
  query: 'page',
  header: 'X-Tier',
  cookie: 'session',
  params: 'id',
  path: undefined,
  method: undefined,
  request_number: undefined,
  global_var: 'name of the variable',
  data_bucket: 'id of the bucket, and a path in it',
  templating: "{{queryParam 'a'}}",
}

export const needsValue = (operator: RuleOperator): boolean =>
  operator !== 'null' && operator !== 'empty_array'

const STATUSES: Readonly<Record<number, string>> = {
  200: 'OK',
  201: 'Created',
  202: 'Accepted',
  204: 'No Content',
  206: 'Partial Content',
  301: 'Moved Permanently',
  302: 'Found',
  303: 'See Other',
  304: 'Not Modified',
  307: 'Temporary Redirect',
  308: 'Permanent Redirect',
  400: 'Bad Request',
  401: 'Unauthorized',
  402: 'Payment Required',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  406: 'Not Acceptable',
  409: 'Conflict',
  410: 'Gone',
  412: 'Precondition Failed',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  418: 'I’m a teapot',
  422: 'Unprocessable Content',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  501: 'Not Implemented',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
}

export const statusSuggestions = Object.entries(STATUSES).map(([value, description]) => ({
  value,
  description,
}))

export const statusName = (status: number): string => STATUSES[status] ?? ''
