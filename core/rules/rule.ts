// One rule of a response, compiled: whether it holds for a request.
import type { Rule } from '../document/index.ts'
import type { MockhostError } from '../errors.ts'
import type { Exchange } from '../exchange.ts'
import { exchangeHelpers, type Template } from '../render/index.ts'
import type { RequestView } from '../request/index.ts'
import { compilePattern, getAt, type Pattern, splitPath } from '../values/index.ts'
import { equals, includes, isEmptyArray, isNull, isValid, matches } from './operators.ts'
import { bucketsByName, readTarget, UNNAMED } from './targets.ts'

export class CompiledRule {
  readonly source: Rule
  readonly #modifier: Template
  readonly #value: Template
  /** A pattern that no template changes. */
  readonly #pattern: Pattern | undefined
  readonly #schemaPath: ReturnType<typeof splitPath>
  /** Its pattern is none; thrown when it is asked nevertheless. */
  readonly mistake: MockhostError | undefined

  constructor(source: Rule, modifier: Template, value: Template) {
    this.source = source
    this.#modifier = modifier
    this.#value = value
    this.#schemaPath = splitPath(source.value)
    try {
      if (isPattern(source) && value.isPlain)
        this.#pattern = compilePattern(value.text, flagsOf(source))
    } catch (error) {
      this.mistake = error as MockhostError
    }
  }

  get templates(): readonly Template[] {
    return [this.#modifier, this.#value]
  }

  /** Whether it holds; `requestNumber` counts the requests of its route from 1. */
  holds(exchange: Exchange, requestNumber: number): boolean {
    return this.#compare(exchange, requestNumber) !== this.source.invert
  }

  /** What it looks at in this request. */
  actual(exchange: Exchange, requestNumber: number): unknown {
    return readTarget[this.source.target]({
      exchange,
      request: exchange.request as RequestView,
      modifier: rendered(this.#modifier, exchange),
      operator: this.source.operator,
      requestNumber,
    })
  }

  #compare(exchange: Exchange, requestNumber: number): boolean {
    const { operator, modifier } = this.source
    const actual = this.actual(exchange, requestNumber)
    if (actual === UNNAMED) return false
    if (operator === 'null') return isNull(actual)
    if (operator === 'empty_array') return isEmptyArray(actual)
    if (actual === undefined) return false
    const value = actual === null ? '' : actual
    if (operator === 'valid_json_schema')
      return isValid(value, getAt(bucketsByName(exchange), this.#schemaPath))
    const expected = rendered(this.#value, exchange)
    if (operator === 'array_includes' && modifier !== '') return includes(value, expected)
    if (isPattern(this.source))
      return matches(value, this.#pattern ?? compilePattern(expected, flagsOf(this.source)))
    return equals(value, expected)
  }
}

const flagsOf = (rule: Rule): '' | 'i' => (rule.operator === 'regex_i' ? 'i' : '')

export const isPattern = (rule: Rule): boolean =>
  rule.operator === 'regex' || rule.operator === 'regex_i'

/** A template that fails stands for its own text. */
function rendered(template: Template, exchange: Exchange): string {
  if (template.isPlain) return template.text
  try {
    return template.render(exchange, exchangeHelpers)
  } catch {
    return template.text
  }
}
