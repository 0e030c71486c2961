// Why something answered, or did not, in sentences.
import type { Rule } from '../document/index.ts'
import type { Outcome } from '../outcome.ts'
import type { CompiledResponse } from '../program.ts'
import type { CompiledRule } from '../rules/index.ts'

const OPERATORS: Record<Rule['operator'], string> = {
  equals: 'equals',
  regex: 'matches',
  regex_i: 'matches, whatever the case,',
  null: 'is null or missing',
  empty_array: 'is an empty list',
  array_includes: 'includes',
  valid_json_schema: 'is valid under the schema',
}

const TARGETS: Record<Rule['target'], string> = {
  body: 'the body',
  query: 'the query',
  header: 'the header',
  cookie: 'the cookie',
  params: 'the path parameter',
  path: 'the path',
  method: 'the method',
  request_number: 'the number of the request',
  global_var: 'the variable',
  data_bucket: 'the data bucket',
  templating: 'the template',
}

/** A rule as a condition: `the header X-Tier equals "gold"`. */
export function describeRule({ target, modifier, operator, value, invert }: Rule): string {
  const subject = modifier === '' ? TARGETS[target] : `${TARGETS[target]} ${modifier}`
  const needsValue = operator !== 'null' && operator !== 'empty_array'
  const condition = `${subject} ${OPERATORS[operator]}${needsValue ? ` ${JSON.stringify(value)}` : ''}`
  return invert ? `not: ${condition}` : condition
}

/** A value as a sentence shows it, cut short. */
export function describeValue(value: unknown): string {
  if (value === undefined) return 'missing'
  const text = typeof value === 'symbol' ? 'missing' : JSON.stringify(value)
  return text.length > 80 ? `${text.slice(0, 77)}…` : text
}

const joinRules = (rules: readonly CompiledRule[], areAllNeeded: boolean): string =>
  rules.map(({ source }) => describeRule(source)).join(areAllNeeded ? ' and ' : ' or ')

/** Why an outcome is what it is, for a log or a screen: `response 2 "gold": the header X-Tier equals "gold"`. */
export function explain(outcome: Outcome): string {
  const { source, route, response, reason, work } = outcome
  if (source === 'proxy') return `no route answers, so ${handedOn(work)}${withProblem(outcome)}`
  if (source === 'websocket' && !response) return `a connection to ${route?.title ?? ''}`
  if (source === 'preflight') return 'CORS preflight: no route answers OPTIONS here'
  if (!response || !route) return outcome.problem ?? ''
  const problem = outcome.problem === undefined ? '' : `: ${outcome.problem}`
  return `${route.responses.length > 1 || reason === 'rules' ? `${nameResponse(response)}${explainChoice(outcome)}` : 'the only response'}${problem}`
}

const withProblem = ({ problem }: Outcome): string => (problem === undefined ? '' : `: ${problem}`)

/** What was done of what was left to be done: `http://api.example.com/users was asked`. */
export const handedOn = (work: Outcome['work']): string =>
  work?.kind === 'proxy' ? `${work.url} was asked` : 'another server was asked'

/** A response by its place and its label: `response 2 "gold"`. */
export const nameResponse = ({ index, label }: CompiledResponse): string =>
  `response ${index + 1}${label === '' ? '' : ` ${JSON.stringify(label)}`}`

/** Why a response was chosen, to stand behind its name; empty where none was. */
export function explainChoice({ route, response, reason }: Outcome): string {
  if (!route || !response) return ''
  switch (reason) {
    case 'rules':
      return `: ${joinRules(response.rules, response.areAllNeeded)}`
    case 'sequential':
      return ', next in the sequence'
    case 'random':
      return ', picked at random'
    case 'rules disabled':
      return ', the default, as rules are disabled'
    default:
      return route.hasRules ? ', the default, as no rules hold' : ', the default'
  }
}
