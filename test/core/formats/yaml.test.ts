// Documents written as YAML.
import t from 'tap'
import { parseText, toYaml } from '../../../core/formats/index.ts'

const hostile: unknown[] = [
  'plain',
  '',
  ' ',
  ' leading',
  'trailing ',
  'yes',
  'null',
  '~',
  '012',
  '1e3',
  '{{uuid}}',
  '[a',
  '# no comment',
  'a: b',
  'a #b',
  '- a',
  '*alias',
  '&anchor',
  '!tag',
  '%dir',
  '@at',
  '`tick',
  '"quoted"',
  "it's",
  'tab\there',
  'two\nlines',
  '\nfirst is empty',
  'last is empty\n',
  'many\n\n\n',
  '  indented\n first',
  'carriage\r\nreturn',
  'nul\0',
  '\u2028',
  '\uFEFF',
  '😀',
  '---\n...',
  '<<',
  'x'.repeat(500),
  'word '.repeat(100),
  0,
  -0.5,
  1e21,
  true,
  null,
  [],
  {},
  [[]],
]

t.test('every value reads the same again, as a member, an item and a name', async (t) => {
  for (const value of hostile) {
    const document = {
      value,
      list: [value],
      nested: { deep: [{ value }] },
      ...(typeof value === 'string' ? { [`${value}`]: 1 } : {}),
    }
    t.same(
      (await parseText(await toYaml(document))).value,
      document,
      encodeURIComponent(`${value}`),
    )
  }
})

t.test(
  'texts of several lines are blocks, long lines are not folded, nothing is an alias',
  async (t) => {
    const shared = { a: 1 }
    const long = 'word '.repeat(50).trim()
    t.equal(
      await toYaml({
        name: 'Shop',
        body: '{\n  "a": 1\n}',
        long,
        list: [shared, shared],
        none: [],
      }),
      `name: Shop
body: |-
  {
    "a": 1
  }
long: ${long}
list:
  - a: 1
  - a: 1
none: []
`,
    )
  },
)

t.test('a merge in a document is a name when it is written', async (t) => {
  t.same((await parseText(await toYaml({ body: { '<<': { a: 1 } } }))).value, {
    body: { '<<': { a: 1 } },
  })
})
