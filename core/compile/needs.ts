// What a request needs before it can be decided in one go: known from the templates and rules that it may meet.
import type { Needs } from '../program.ts'
import { fakerHelperNames, type Template } from '../render/index.ts'
import type { CompiledRule } from '../rules/index.ts'

export const NO_NEEDS: Needs = {
  body: false,
  faker: false,
  ajv: false,
  re2js: false,
  state: false,
}

/** What is read from a data bucket. */
export const STATE_NEEDS: Needs = { ...NO_NEEDS, state: true }

const STATE_HELPERS = new Set(['data', 'dataRaw', 'setData', 'getGlobalVar', 'setGlobalVar'])

export function needsOfTemplate(template: Template): Needs {
  if (template.calls.length === 0) return NO_NEEDS
  const needs = { ...NO_NEEDS }
  for (const { name } of template.calls) {
    if (name === 'body' || name === 'bodyRaw') needs.body = true
    else if (fakerHelperNames.has(name)) needs.faker = true
    else if (STATE_HELPERS.has(name)) needs.state = true
  }
  return needs
}

export function needsOfRule({ source, templates, canRunAway }: CompiledRule): Needs {
  const { target, operator } = source
  const isSchema = operator === 'valid_json_schema'
  const own: Needs = {
    ...NO_NEEDS,
    body: target === 'body',
    ajv: isSchema,
    re2js: canRunAway,
    state: isSchema || target === 'data_bucket' || target === 'global_var',
  }
  return allNeeds([own, ...templates.map(needsOfTemplate)])
}

/** Everything that any of them needs; the same object for nothing. */
export function allNeeds(parts: readonly Needs[]): Needs {
  if (parts.every((part) => part === NO_NEEDS)) return NO_NEEDS
  const needs = {
    body: parts.some(({ body }) => body),
    faker: parts.some(({ faker }) => faker),
    ajv: parts.some(({ ajv }) => ajv),
    re2js: parts.some(({ re2js }) => re2js),
    state: parts.some(({ state }) => state),
  }
  return Object.values(needs).includes(true) ? needs : NO_NEEDS
}
