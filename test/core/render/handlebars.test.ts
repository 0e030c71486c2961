// Templates mean what they mean to Handlebars: the same templates, rendered by Handlebars itself and by us.
import Handlebars from 'handlebars'
import t from 'tap'
import { asking } from '../../support/ask.ts'

/** Everything that templates can see of the data is the request's body. */
const data = {
  name: 'Ann',
  html: '<b>&"\'`=</b>',
  zero: 0,
  no: false,
  yes: true,
  nothing: null,
  empty: '',
  list: ['a', 'b', 'c'],
  none: [],
  matrix: [
    [1, 2],
    [3, 4],
  ],
  people: [
    { name: 'Ben', age: 30, tags: ['x', 'y'] },
    { name: 'Cleo', age: 0, tags: [] },
  ],
  map: { one: 1, two: { three: 3 } },
  'odd key': 'odd',
  number: 4.5,
}

const templates = [
  // Printing
  '{{name}}|{{{html}}}|{{html}}|{{&html}}|{{zero}}|{{no}}|{{nothing}}|{{empty}}|{{missing}}|{{list}}|{{map}}|{{number}}',
  '{{map.two.three}}|{{map/two/three}}|{{this.name}}|{{./name}}|{{[odd key]}}|{{"name"}}|{{list.[1]}}|{{list.1.x}}',
  '{{lookup list 1}}|{{lookup map "one"}}|{{lookup missing "x"}}|{{lookup . "name"}}|{{list.length}}|{{name.length}}',
  'a \\{{name}} b|\\\\{{name}}|{{!-- no {{name}} --}}|{{! no }}|{{{{raw}}}}{{name}}{{{{/raw}}}}',
  // Conditions
  '{{#if yes}}1{{else}}2{{/if}}{{#if zero}}1{{else}}2{{/if}}{{#if zero includeZero=true}}1{{else}}2{{/if}}{{#if none}}1{{else}}2{{/if}}',
  '{{#if no}}1{{else if nothing}}2{{else if list}}3{{else}}4{{/if}}{{#unless no}}1{{/unless}}{{#unless yes}}1{{else}}2{{/unless}}',
  '{{^if yes}}1{{else}}2{{/if}}{{^no}}x{{/no}}{{^list}}x{{else}}y{{/list}}{{#yes}}{{name}}{{/yes}}{{#no}}x{{else}}y{{/no}}',
  // Sections by value
  '{{#list}}[{{this}}]{{/list}}{{#none}}x{{else}}none{{/none}}{{#map}}{{one}}{{/map}}{{#name}}[{{this}}]{{/name}}{{#people}}{{name}}{{../name}};{{/people}}',
  '{{#people.[0]}}{{name}}{{/people.[0]}}{{#map.two}}{{three}}{{/map.two}}{{#map.x}}x{{else}}y{{/map.x}}{{#@root.name}}{{this}}{{/@root.name}}',
  // Loops
  '{{#each list}}{{@index}}{{this}}{{@first}}{{@last}}{{#unless @last}},{{/unless}}{{/each}}{{#each none}}x{{else}}none{{/each}}',
  '{{#each map}}{{@key}}={{this}};{{/each}}{{#each people as |person at|}}{{at}}{{person.name}}{{name}}{{/each}}{{#each missing}}x{{else}}y{{/each}}',
  '{{#each matrix}}{{#each this}}{{@../index}}.{{@index}}={{this}} {{/each}}{{/each}}{{#each people}}{{#each tags}}{{../name}}{{@root.name}}{{this}}{{/each}}{{/each}}',
  '{{#each people}}{{#if age}}{{name}}{{../name}}{{/if}}{{#with tags}}{{length}}{{../name}}{{../../name}}{{/with}}{{/each}}',
  '{{#each matrix as |row r|}}{{#each row as |cell c|}}{{r}}{{c}}{{cell}} {{/each}}{{/each}}{{#each name}}{{@key}}{{/each}}',
  // With
  '{{#with map}}{{one}}{{../name}}{{#with two}}{{three}}{{../one}}{{../../name}}{{/with}}{{/with}}{{#with nothing}}x{{else}}y{{/with}}{{#with map as |m|}}{{m.one}}{{/with}}',
  // Whitespace
  ' {{~name~}} |\n  {{#if yes}}\n  in\n  {{/if}}\n|{{~#each list~}} {{this}} {{~/each~}}| \n{{! alone }}\nend',
  '{{#if yes}}\n{{name}}\n{{else}}\nno\n{{/if}}\n{{#each list}}\n- {{this}}\n{{/each}}\ntail',
  '  {{#if no}}\n  x\n  {{else}}\n  y\n  {{/if}}\n{{~#if yes}} a {{~^~}} b {{/if~}}  z',
  // Partials
  '{{#*inline "p"}}<{{name}}{{x}}>{{/inline}}{{> p}}{{> p map x=1}}{{#each people}}{{> p}}{{/each}}{{> (lookup . "which") }}'.replace(
    '{{> (lookup . "which") }}',
    '',
  ),
  '{{#*inline "layout"}}[{{> @partial-block}}]{{/inline}}{{#> layout}}{{name}}{{/layout}}{{#> missing}}fallback {{name}}{{/missing}}',
  '{{#*inline "list"}}{{#each this}}{{this}},{{/each}}{{/inline}}\n  {{> list list}}\n{{> list none}}.',
  // Names
  '{{missing.deep.er}}|{{#missing}}x{{else}}y{{/missing}}|{{@missing}}|{{#each list}}{{@missing}}{{/each}}|{{../name}}|{{@root.name}}',
  '{{#each people}}{{#each ../list}}{{this}}{{../name}}{{../../name}}{{/each}}{{/each}}',
  '{{#if (lookup map "one")}}yes{{/if}}{{#each (lookup . "list")}}{{this}}{{/each}}{{lookup (lookup people 0) "name"}}',
  '{{true}}{{false}}{{12}}{{null}}{{undefined}}|{{#if true}}t{{/if}}{{#if null}}n{{/if}}{{#if 0}}z{{/if}}{{#if "text"}}s{{/if}}',
]

/** Handlebars, with what Mockoon adds to it: unknown helpers print nothing. */
const handlebars = Handlebars.create()
handlebars.registerHelper('helperMissing', () => '')

const ask = asking({
  routes: templates.map((template, index) => ({
    method: 'post' as const,
    endpoint: `/${index}`,
    body: `{{#with (bodyRaw)}}${template}{{/with}}`,
  })),
})

for (const [index, template] of templates.entries()) {
  t.test(`${JSON.stringify(template.slice(0, 70))}… renders as by Handlebars`, async (t) => {
    handlebars.registerHelper('bodyRaw', () => data)
    const expected = handlebars.compile(`{{#with (bodyRaw)}}${template}{{/with}}`)({})
    const { text, status } = await ask(`POST /${index}`, { body: data })
    t.same({ status, text }, { status: 200, text: expected })
  })
}
