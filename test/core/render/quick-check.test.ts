// The quick check is sound: what it accepts, Handlebars' own parser accepts too, and calls the same helpers.
import { parse } from 'handlebars/dist/cjs/handlebars/compiler/base.js'
import t from 'tap'
import { collectCalls } from '../../../core/render/calls.ts'
import { quickCheck } from '../../../core/render/quick-check.ts'
import { recordedCases } from '../../support/recorded-cases.ts'
import { SeededRandom } from '../seeded-random.ts'

/** Every text with a template in it, anywhere in the recorded cases. */
const templates = [...new Set(textsIn(await recordedCases()).filter((text) => text.includes('{{')))]

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(textsIn)
}

/** Names that are members of what is around them, `../name` and `this.name`: never helpers. */
const MEMBER = /(?:\.\.\/|this[./]|\.\/)([A-Za-z_$][\w$]*)/g

/** Why a template that was accepted should not have been; undefined where all is well. */
function unsoundness(text: string): string | undefined {
  const calls = quickCheck(text)
  if (!calls) return undefined
  try {
    const own = collectCalls(parse(text)).map(({ name }) => name)
    const members = new Set([...text.matchAll(MEMBER)].map(([, name]) => name as string))
    const quick = calls.map(({ name }) => name)
    const [one, other] = [own, quick].map((names) =>
      names.filter((name) => name !== 'this' && !members.has(name)).sort(),
    )
    return String(one) === String(other) ? undefined : `calls ${other}, and not ${one}`
  } catch (error) {
    return String(error)
  }
}

/** What is still accepted though Handlebars refuses it. A line goes when it is mended. */
const STILL_ACCEPTED = [/\0/, /[@./](?:true|false|null|undefined)\b/]

/** Tokens of templates, and what lies between them. */
const TOKENS = /\{\{+[#/^&!>~*]*|~?\}\}+|"[^"]*"|'[^']*'|[\w$@]+|\.\.\/|\s+|[^\s]/g
const PIECES =
  '{{ }} {{{ }}} {{# {{/ {{~ ~}} {{else}} {{else {{^ {{! {{> {{& ( ) " \' = | . / ../ @ \\ [ ] this as true null 5 -1 if each'.split(
    ' ',
  )

/** The template with one thing about it changed: a token or a character deleted, doubled, swapped or put in. */
function mutated(text: string, random: SeededRandom): string {
  const parts = random.below(3) === 0 ? [...text] : (text.match(TOKENS) ?? [])
  const place = random.below(parts.length)
  switch (random.below(4)) {
    case 0:
      return parts.toSpliced(place, 1 + random.below(2)).join('')
    case 1:
      return parts.toSpliced(place, 0, parts[place] as string).join('')
    case 2:
      return parts.toSpliced(place, 2, parts[place + 1] ?? '', parts[place] as string).join('')
    default:
      return parts.toSpliced(place, random.below(2), random.pick(PIECES)).join('')
  }
}

t.test('the recorded templates that it accepts are well formed', async (t) => {
  const unsound = templates.flatMap((text) => {
    const reason = unsoundness(text)
    return reason === undefined ? [] : [`${text}: ${reason}`]
  })
  t.same(unsound, [])
  const accepted = templates.filter((text) => quickCheck(text)).length
  t.ok(accepted > templates.length / 2, `${accepted} of ${templates.length} are accepted`)
})

t.test('so are thousands of mutations of them that it accepts', async (t) => {
  const random = new SeededRandom(13)
  const short = templates.filter((text) => text.length < 400)
  const unsound: string[] = []
  let accepted = 0
  for (let round = 0; round < 60_000; round++) {
    let text = random.pick(short)
    for (let time = random.below(3); time >= 0; time--) text = mutated(text, random)
    if (!text.includes('{{') || STILL_ACCEPTED.some((known) => known.test(text))) continue
    const reason = unsoundness(text)
    if (reason !== undefined) unsound.push(`${JSON.stringify(text)}: ${reason}`)
    if (quickCheck(text)) accepted++
  }
  t.same(unsound, [])
  t.ok(accepted > 10_000, `${accepted} mutations were accepted`)
})

const shapes: [text: string, calls: string | undefined][] = [
  ['plain', ''],
  ['{{name}}', 'name'],
  ["{{upper (concat 'a' (body 'b'))}}", 'body concat upper'],
  ["{{{body 'a' b=(now)}}}", 'body now'],
  ['{{#each (array 1 2)}}{{this}} {{@index}} {{../x}} {{this.y}}{{/each}}', 'array each index'],
  ['{{~name~}}', 'name'],
  ['{{#if (eq 1 2)}}{{a}}{{else if (not b)}}{{c}}{{~else~}}{{d}}{{/if}}', 'a c d eq if if not'],
  // What only Handlebars can tell is left to it.
  ['{{', undefined],
  ['{{}}', undefined],
  ['{{name}', undefined],
  ['{{name}}}', undefined],
  ['{{{name}}', undefined],
  ['{{#if a}}', undefined],
  ['{{/if}}', undefined],
  ['{{#if a}}{{/each}}', undefined],
  ['{{#if a}}{{#each b}}{{/if}}{{/each}}', undefined],
  ['{{name (other}}', undefined],
  ['{{name other)}}', undefined],
  ["{{name 'text}}", undefined],
  ['{{name a=1 b}}', undefined],
  ['{{name 1e3}}', undefined],
  ['{{else}}', undefined],
  ['{{#if a}}{{else}}{{else}}{{/if}}', undefined],
  ['{{#if a}}{{{/if}}', undefined],
  ['{{{~name}}}', undefined],
  ['\\{{name}}', undefined],
  ['{{#each a as |b|}}{{/each}}', undefined],
  ['{{! comment }}', undefined],
  ['{{> partial}}', undefined],
  ['{{[a b]}}', undefined],
  ["{{'text'}}", undefined],
]

t.test('the usual shapes are recognised, all others are left to Handlebars', async (t) => {
  for (const [text, calls] of shapes) {
    const names = quickCheck(text)?.map(({ name }) => name)
    t.equal(names?.sort().join(' '), calls, text)
  }
})

t.test('the first literal of a call is known', async (t) => {
  const literals: [text: string, literal: unknown, hasArguments: boolean][] = [
    ['{{status 404}}', 404, true],
    ["{{status '404'}}", '404', true],
    ['{{status true}}', true, true],
    ['{{status -1.5}}', -1.5, true],
    ['{{status code}}', undefined, true],
    ['{{status (body)}}', undefined, true],
    ['{{status a=5}}', undefined, false],
    ['{{status}}', undefined, false],
  ]
  for (const [text, firstLiteral, hasArguments] of literals) {
    const expected = { name: 'status', firstLiteral, hasArguments }
    for (const calls of [quickCheck(text), collectCalls(parse(text))])
      t.same(calls?.[0], expected, text)
  }
})
