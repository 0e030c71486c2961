// One rule of a response, compiled: whether it holds for a request.
import type { Rule } from '../document/index.ts'
import { isTemplateMistake, type MockhostError } from '../errors.ts'
import type { Exchange } from '../exchange.ts'
import { exchangeHelpers, type Template } from '../render/index.ts'
import { canRunAway, compilePattern, getAt, type Pattern, splitPath } from '../values/index.ts'
import { equals, includes, isEmptyArray, isNull, isValid, matches } from './operators.ts'
import { bucketsByName, type ReadTarget, readerOf, UNNAMED } from './targets.ts'

/** Compares what was looked at, which is there, with the rule's rendered value. */
type Compare = (actual: unknown, expected: string, exchange: Exchange) => boolean

export class CompiledRule {
  readonly source: Rule
  /** Its pattern is none; thrown when the rule is asked nevertheless. */
  readonly mistake: MockhostError | undefined
  /** Whether its pattern is one that even short texts could not be matched with but in linear time. */
  readonly canRunAway: boolean
  readonly #modifier: Template
  readonly #value: Template
  /** Undefined where a template makes the modifier. */
  readonly #read: ReadTarget | undefined
  readonly #compare: Compare

  constructor(source: Rule, modifier: Template, value: Template) {
    const { target, operator } = source
    this.source = source
    this.#modifier = modifier
    this.#value = value
    this.#read = modifier.isPlain ? readerOf(target, modifier.text, operator) : undefined
    let pattern: Pattern | undefined
    try {
      pattern =
        isPattern(source) && value.isPlain ? compileRulePattern(source, value.text) : undefined
    } catch (error) {
      this.mistake = error as MockhostError
    }
    this.canRunAway = pattern !== undefined && canRunAway(value.text)
    this.#compare = comparison(source, pattern)
  }

  get templates(): readonly Template[] {
    return [this.#modifier, this.#value]
  }

  /**
   * Whether it holds; `requestNumber` counts the requests of its route from 1.
   * @throws MockhostError of a `pattern-…` or `expression-…` code, MissingModule
   */
  holds(exchange: Exchange, requestNumber: number): boolean {
    return this.#isTrue(exchange, requestNumber) !== this.source.invert
  }

  /** What it looks at in this request. */
  actual(exchange: Exchange, requestNumber: number): unknown {
    const { target, operator } = this.source
    const read = this.#read ?? readerOf(target, rendered(this.#modifier, exchange), operator)
    return read(exchange, requestNumber)
  }

  #isTrue(exchange: Exchange, requestNumber: number): boolean {
    const actual = this.actual(exchange, requestNumber)
    if (actual === UNNAMED) return false
    const { operator } = this.source
    if (operator === 'null') return isNull(actual)
    if (operator === 'empty_array') return isEmptyArray(actual)
    if (actual === undefined) return false
    return this.#compare(actual ?? '', rendered(this.#value, exchange), exchange)
  }
}

/** The comparison that an operator asks for. */
function comparison(rule: Rule, pattern: Pattern | undefined): Compare {
  if (isPattern(rule)) {
    return (actual, expected) => matches(actual, pattern ?? compileRulePattern(rule, expected))
  }
  if (rule.operator === 'valid_json_schema') {
    const path = splitPath(rule.value)
    return (actual, _, exchange) => isValid(actual, getAt(bucketsByName(exchange), path))
  }
  return rule.operator === 'array_includes' && rule.modifier !== '' ? includes : equals
}

const compileRulePattern = (rule: Rule, source: string): Pattern =>
  compilePattern(source, rule.operator === 'regex_i' ? 'i' : '')

export const isPattern = (rule: Rule): boolean =>
  rule.operator === 'regex' || rule.operator === 'regex_i'

/** A template that fails stands for its own text. */
function rendered(template: Template, exchange: Exchange): string {
  if (template.isPlain) return template.text
  try {
    return template.render(exchange, exchangeHelpers)
  } catch (error) {
    if (isTemplateMistake(error)) return template.text
    throw error
  }
}
