// `mockhost validate`: every mistake with its place, and a status that scripts can go by.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import t from 'tap'
import { runBinary } from '../support/binary.ts'

t.jobs = 4

interface Row {
  claim: string
  name: string
  text: string
  status: 0 | 1
  /** What is printed, `FILE` standing for the file's path; a pattern where others wrote the words. */
  lines: (string | RegExp)[]
}

const mockoonFile = (fields: object): string =>
  JSON.stringify({ uuid: 'a', lastMigration: 33, name: 'A', ...fields })

const rows: Row[] = [
  {
    claim: 'a mock without mistakes is valid',
    name: 'mock.yaml',
    text: 'routes: [{ endpoint: /, body: { a: 1 } }]',
    status: 0,
    lines: ['FILE: valid'],
  },
  {
    claim: 'YAML that is none is told by line and column',
    name: 'mock.yaml',
    text: 'routes:\n  - endpoint: "/\n    body: x\n',
    status: 1,
    lines: [/^FILE:\d+:\d+: error: The document is not valid YAML: Missing closing "quote$/],
  },
  {
    claim: 'JSON that is none is told by line and column',
    name: 'mock.json',
    text: '{\n  "routes": [\n    { "endpoint": "/" "body": 1 }\n  ]\n}',
    status: 1,
    lines: ['FILE:3:23: error: The document is not valid JSON: comma expected'],
  },
  {
    claim: 'every mistake is listed, each at its place',
    name: 'mock.yaml',
    text: [
      'nme: Shop',
      'port: 99999',
      'routes:',
      '  - endpoint: "/users/:"',
      '    method: fetch',
      '    statusCode: 99',
      '    body: "{{#if}}{{/each}}"',
      '    rules: [{ target: bdy, operator: regex, value: "(" }]',
    ].join('\n'),
    status: 1,
    lines: [
      'FILE:1:1: error: nme: unknown key. Did you mean "name"?',
      'FILE:2:1: error: port: 99999 must be 65535 or less',
      'FILE:4:5: error: routes[0].endpoint: Missing parameter name at index 8: /users/:',
      'FILE:5:5: error: routes[0].method: "fetch" is not one of its values. Did you mean "patch"?',
      'FILE:6:5: error: routes[0].statusCode: 99 must be 100 or more',
      'FILE:7:5: error: routes[0].body: {{/each}} closes {{#if}} (line 1, column 4 of the template)',
      'FILE:8:15: error: routes[0].rules[0].target: "bdy" is not one of its values. Did you mean "body"?',
      'FILE:8:45: error: routes[0].rules[0].value: Invalid regular expression: missing )',
    ],
  },
  {
    claim: 'what can only be seen when it is compiled is listed too',
    name: 'mock.yaml',
    text: [
      'routes:',
      '  - endpoint: "/users/:"',
      '    body: x',
      '  - endpoint: /a',
      '    body: "one\\n{{#if x}}{{/each}}"',
      '  - endpoint: /b',
      '    responses:',
      '      - { rules: [{ target: body, operator: regex, value: "(" }], body: x }',
      '  - endpoint: /c',
      '    databucketID: nowhere',
    ].join('\n'),
    status: 1,
    lines: [
      /^FILE:2:5: error: routes\[0\]\.endpoint: .*name/i,
      /^FILE:5:5: error: routes\[1\]\.body: .*\(line 2, column \d+ of the template\)/,
      /^FILE:8:\d+: error: routes\[2\]\.responses\[0\]\.rules\[0\]\.value: /,
      'FILE:10:5: error: routes[3].databucketID: there is no data bucket "nowhere"',
    ],
  },
  {
    claim: 'an empty file is no mock',
    name: 'mock.yaml',
    text: '',
    status: 1,
    lines: [/^FILE(:1:1)?: error: a mock must be an object/],
  },
  {
    claim: 'warnings of a Mockoon file leave it valid',
    name: 'mock.json',
    text: mockoonFile({ colour: 'red', routes: [] }),
    status: 0,
    lines: [/^FILE:1:\d+: warning: colour: unknown key/, 'FILE: valid'],
  },
  {
    claim: 'errors that Mockoon lives with are errors nevertheless',
    name: 'mock.json',
    text: mockoonFile({
      routes: [{ uuid: 'r', endpoint: 'a', responses: [{ uuid: 's', body: '{{#if}}' }] }],
    }),
    status: 1,
    lines: [
      'FILE:1:105: error: routes[0].responses[0].body: unexpected end of the template (is a block not closed?) after "{{#if}}" (line 1, column 8 of the template)',
    ],
  },
  {
    claim: 'a Mockoon file of the future is refused',
    name: 'mock.json',
    text: mockoonFile({ lastMigration: 99 }),
    status: 1,
    lines: [/^FILE:1:\d+: error: lastMigration: .*99.*Update mockhost/],
  },
  {
    claim: 'YAML that multiplies itself is refused',
    name: 'mock.yaml',
    text: [
      'a: &a [x, x, x, x, x, x, x, x, x, x]',
      ...[...'bcdefghi'].map(
        (name, index) =>
          `${name}: &${name} [${Array(10).fill(`*${'abcdefgh'[index]}`).join(', ')}]`,
      ),
    ].join('\n'),
    status: 1,
    lines: [/^FILE: error: The document can't be read: .*alias/i],
  },
]

for (const { claim, name, text, status, lines } of rows) {
  t.test(claim, async (t) => {
    const file = join(t.testdir({}), name)
    await writeFile(file, text)
    const finished = await runBinary(['validate', file])
    t.equal(finished.status, status)
    const printed = finished.stdout.replaceAll(file, 'FILE').trim().split('\n')
    t.equal(printed.length, lines.length, finished.stdout)
    for (const [index, line] of lines.entries()) {
      if (typeof line === 'string') t.equal(printed[index], line)
      else t.match(printed[index], line)
    }
    t.equal(finished.stderr, '')
  })
}

t.test('with --json, each mistake is an object', async (t) => {
  const file = join(t.testdir({}), 'mock.yaml')
  await writeFile(file, 'routes:\n  - endpoint: /\n    body: "{{#if}}"\n  - latency: -1\n')
  const { status, stdout } = await runBinary(['validate', '--json', file])
  t.equal(status, 1)
  t.same(
    stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line)),
    [
      {
        file,
        line: 3,
        column: 5,
        severity: 'error',
        path: 'routes[0].body',
        message: 'unexpected end of the template (is a block not closed?) after "{{#if}}"',
        templateLine: 1,
        templateColumn: 8,
      },
      {
        file,
        line: 4,
        column: 5,
        severity: 'error',
        path: 'routes[1].latency',
        message: '-1 must be 0 or more',
      },
      {
        file,
        line: 4,
        column: 5,
        severity: 'warning',
        path: 'routes[1]',
        message: 'has no responses, so it answers nothing',
        hint: 'Add a body, or a list of responses.',
      },
    ],
  )
})

t.test('one bad file of several is enough for status 1, and each is reported', async (t) => {
  const folder = t.testdir({ 'good.yaml': 'routes: []', 'bad.yaml': 'rutes: []' })
  const { status, stdout } = await runBinary([
    'validate',
    join(folder, 'good.yaml'),
    join(folder, 'bad.yaml'),
    join(folder, 'missing.yaml'),
  ])
  t.equal(status, 1)
  t.match(stdout, /good\.yaml: valid\n/)
  t.match(stdout, /bad\.yaml:1:1: error: rutes: unknown key\. Did you mean "routes"\?\n/)
  t.match(stdout, /missing\.yaml: error: there is no such file\n/)
})
