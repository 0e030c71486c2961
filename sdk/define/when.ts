// Rules that read as a sentence: `when.body('tier').equals('gold').and.header('X-Region').equals('eu').reply(…)`.
import type { RuleOperator, RuleTarget, WrittenRule } from '../../core/document/index.ts'
import { isRecord, nameValue, refuse } from '../argument/index.ts'
import {
  type Answering,
  markMade,
  responseOf,
  type ShortResponse,
  withStatusCode,
} from './answering.ts'
import type { MockResponse } from './document.ts'

/** What a value is compared with; texts are templates. */
export type Plain = string | number | boolean

/** What is looked at, and waits for its comparison. */
export interface Comparison<Next> {
  /** Turns the comparison round. */
  readonly not: Comparison<Next>
  /** Of a list, whether one of its items equals it. */
  equals(value: Plain): Next
  /** A regular expression; `/…/i` ignores the case. */
  matches(pattern: RegExp | string): Next
  /** Whether it is missing, null or empty. */
  isMissing(): Next
  isEmptyList(): Next
  /** Whether a list has this item. */
  includes(value: Plain): Next
  /** Whether it is valid under the JSON Schema that is in the data bucket. */
  isValidUnder(bucket: string | { readonly id: string }): Next
}

/** What of the request, or of the state, is looked at. */
export interface Subjects<Next> {
  /** The body, or a part of it by a path: `customer.tier`, or a JSONPath. */
  body(path?: string): Comparison<Next>
  /** A query parameter, by its name or path. */
  query(name?: string): Comparison<Next>
  header(name: string): Comparison<Next>
  cookie(name: string): Comparison<Next>
  /** A parameter of the path: `id` of `/users/:id`. */
  param(name: string): Comparison<Next>
  /** The path with its query, or the route's pattern. */
  path(): Comparison<Next>
  /** In lower case. */
  method(): Comparison<Next>
  /** Which request of its route it is, from 1. */
  requestNumber(): Comparison<Next>
  /** A global variable, or a part of it by a path. */
  variable(path: string): Comparison<Next>
  /** A data bucket, or a part of it by a path. */
  bucket(id: string, path?: string): Comparison<Next>
  /** What a template gives. */
  template(text: string): Comparison<Next>
}

interface Ending {
  readonly rules: readonly WrittenRule[]
  readonly rulesOperator: 'OR' | 'AND'
  /** The response that is sent when the condition holds. */
  reply(answer?: Answering, options?: Omit<ShortResponse, 'body' | 'rules'>): MockResponse
}
export interface AndCondition extends Ending {
  readonly and: Subjects<AndCondition>
}
export interface OrCondition extends Ending {
  readonly or: Subjects<OrCondition>
}
/** One comparison: what follows decides whether all or any of them must hold. */
export interface Condition extends Ending {
  readonly and: Subjects<AndCondition>
  readonly or: Subjects<OrCondition>
}

/** Rules as a document has them, all of which must hold; and the beginnings of sentences. */
export interface When extends Subjects<Condition> {
  (...rules: readonly WrittenRule[]): AndCondition
}

type Operator = 'AND' | 'OR'
/** Goes on with one rule more. */
type Continue<Next> = (rule: WrittenRule) => Next

/** Every way to go on; the types let only those show that make sense. */
class Sentence implements Condition {
  readonly rules: readonly WrittenRule[]
  readonly #operator: Operator | undefined

  constructor(rules: readonly WrittenRule[], operator: Operator | undefined) {
    this.rules = rules
    this.#operator = operator
  }

  get rulesOperator(): Operator {
    return this.#operator ?? 'OR'
  }

  get and(): Subjects<Sentence> {
    return this.#join('AND')
  }

  get or(): Subjects<Sentence> {
    return this.#join('OR')
  }

  reply(answer?: Answering, options: Omit<ShortResponse, 'body' | 'rules'> = {}): MockResponse {
    const what = 'when(…).reply(…)'
    if (!isRecord(options))
      refuse(
        what,
        `the options are ${nameValue(options)}`,
        'Give an object such as { status: 201 }.',
      )
    const response = { ...responseOf(what, answer), ...withStatusCode(what, options) }
    if ((response.rules ?? []).length > 0)
      refuse(what, 'the response has rules of its own', 'Leave them out, or leave out `when`.')
    return markMade({ ...response, rules: this.rules, rulesOperator: this.rulesOperator })
  }

  #join(operator: Operator): Subjects<Sentence> {
    if (this.#operator !== undefined && this.#operator !== operator)
      refuse(
        'when(…)',
        'the rules of a response hold all together (and) or any of them (or), not both',
        'Write two responses.',
      )
    return subjects((rule) => new Sentence([...this.rules, rule], operator))
  }
}

function subjects<Next>(next: Continue<Next>): Subjects<Next> {
  const look = (target: RuleTarget, modifier: unknown = '') => {
    if (typeof modifier !== 'string')
      refuse(`when.${target}(…)`, `${nameValue(modifier)} is no name`, 'Give a text.')
    return compare({ target, ...(modifier === '' ? {} : { modifier }) }, next)
  }
  return {
    body: (path) => look('body', path),
    query: (name) => look('query', name),
    header: (name) => look('header', named('header', name)),
    cookie: (name) => look('cookie', named('cookie', name)),
    param: (name) => look('params', named('param', name)),
    path: () => look('path'),
    method: () => look('method'),
    requestNumber: () => look('request_number'),
    variable: (path) => look('global_var', named('variable', path)),
    bucket: (id, path) =>
      look(
        'data_bucket',
        path === undefined ? named('bucket', id) : `${named('bucket', id)}.${path}`,
      ),
    template: (text) => look('templating', named('template', text)),
  }
}

function named(subject: string, name: unknown): string {
  if (typeof name !== 'string' || name === '')
    refuse(`when.${subject}(…)`, `${nameValue(name)} is no name`, 'Give a text that is not empty.')
  return name
}

function compare<Next>(looked: WrittenRule, next: Continue<Next>): Comparison<Next> {
  const rule = (operator: RuleOperator, value?: Plain): Next =>
    next({ ...looked, operator, ...(value === undefined ? {} : { value }) })
  return {
    get not() {
      return compare({ ...looked, invert: looked.invert !== true }, next)
    },
    equals: (value) => rule('equals', plain('equals', value)),
    matches: (pattern) => rule(hasIgnoredCase(pattern) ? 'regex_i' : 'regex', sourceOf(pattern)),
    isMissing: () => rule('null'),
    isEmptyList: () => rule('empty_array'),
    includes: (value) => rule('array_includes', plain('includes', value)),
    isValidUnder: (bucket) =>
      rule('valid_json_schema', named('isValidUnder', isRecord(bucket) ? bucket.id : bucket)),
  }
}

function plain(comparison: string, value: unknown): Plain {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value
  refuse(
    `${comparison}(…)`,
    `${nameValue(value)} can't be compared as a whole`,
    "Compare its parts: when.body('customer.tier').equals('gold').",
  )
}

const hasIgnoredCase = (pattern: unknown): boolean =>
  pattern instanceof RegExp && pattern.flags === 'i'

function sourceOf(pattern: unknown): string {
  if (typeof pattern === 'string') return pattern
  if (!(pattern instanceof RegExp))
    refuse('matches(…)', `${nameValue(pattern)} is no pattern`, 'Give a regular expression.')
  if (pattern.flags !== '' && pattern.flags !== 'i')
    refuse(
      'matches(…)',
      `a rule has no flags "${pattern.flags}"`,
      'The only flag is i, which ignores the case.',
    )
  return pattern.source
}

/**
 * Begins a condition.
 * @example
 * post('/orders', [
 *   when.body('items').isEmptyList().reply({ error: 'no items' }, { status: 422 }),
 *   when.header('X-Tier').equals('gold').and.query('dry').not.isMissing().reply({ discount: 10 }),
 *   reply({ discount: 0 }, { status: 201 }),
 * ])
 */
export const when: When = Object.assign(
  (...rules: readonly WrittenRule[]): AndCondition => {
    for (const rule of rules)
      if (!isRecord(rule))
        refuse('when(…)', `${nameValue(rule)} is no rule`, "Begin with when.body('…') and such.")
    return new Sentence(rules, 'AND')
  },
  subjects((rule) => new Sentence([rule], undefined)),
)
