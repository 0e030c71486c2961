// Tables, figures, first requests and progress, by themselves.
import t from 'tap'
import { formatBytes, readMoment, readSeconds, relative } from '../../../server/cli/figures.ts'
import { plain, plainLine } from '../../../server/cli/plain.ts'
import { suggestRequest } from '../../../server/cli/suggest-request.ts'
import { formatTable } from '../../../server/cli/table.ts'
import { Terminal } from '../../../server/cli/terminal.ts'

t.test('columns are as wide as their longest cell, numbers at the right', async (t) => {
  t.same(
    formatTable(
      ['NAME', 'COUNT', 'X'],
      [
        ['a', '1', 'x'],
        ['longer', '1,000', ''],
      ],
    ),
    ['NAME    COUNT  X', 'a           1  x', 'longer  1,000'],
  )
  t.same(formatTable(['NAME'], [['two\nlines\x1b[2J']]), ['NAME', 'two lines\\x1b[2J'])
})

t.test('control characters become visible', async (t) => {
  t.equal(plain('a\tb\n\x1b[31m\x9b'), 'a b\n\\x1b[31m\\x9b')
  t.equal(plainLine('a\nb'), 'a b')
})

t.test('times and sizes are written and read as people do', async (t) => {
  const now = Date.parse('2026-01-31T12:00:00Z')
  const rows = [
    ['2026-01-31T12:00:00Z', 'now'],
    ['2026-01-31T11:59:01Z', '59 s ago'],
    ['2026-01-31T11:00:00Z', '1 h ago'],
    ['2026-01-29T11:00:00Z', '2 d ago'],
    ['2026-01-31T12:05:00Z', 'in 5 min'],
  ] as const
  for (const [time, text] of rows) t.equal(relative(time, now), text)
  t.same([readSeconds('90s'), readSeconds('2h'), readSeconds('30d')], [90, 7_200, 2_592_000])
  for (const text of ['', '1', 'd', '1w', '-1d', '1.5h'])
    t.throws(() => readSeconds(text), { code: 'commander.invalidArgument' }, text)
  t.equal(readMoment('2030-12-31'), '2030-12-31T00:00:00.000Z')
  t.ok(Date.parse(readMoment('1h')) > Date.now())
  t.same([1_023, 1_536, 3_145_728].map(formatBytes), ['1023 B', '1.5 KiB', '3.0 MiB'])
})

const suggestions: { claim: string; routes: unknown; prefix?: string; expected: string }[] = [
  { claim: 'no routes: the root', routes: [], expected: 'http://a/' },
  {
    claim: 'the first GET route that needs no parameters',
    routes: [{ method: 'post', endpoint: '/a' }, { endpoint: '/b/:id' }, { endpoint: '/c' }],
    expected: 'http://a/c',
  },
  {
    claim: 'else the first one, with 1 for each parameter',
    routes: [{ method: 'get', endpoint: 'b/:id(\\d+)/c/:x?' }],
    expected: 'http://a/b/1/c/1',
  },
  {
    claim: 'below the prefix',
    prefix: '/api/',
    routes: [{ type: 'crud', method: '', endpoint: 'items' }],
    expected: 'http://a/api/items',
  },
  { claim: 'no WebSocket', routes: [{ type: 'ws', endpoint: 'w' }], expected: 'http://a/' },
  {
    claim: 'quoted for the shell',
    routes: [{ endpoint: "it's" }],
    expected: "'http://a/it'\\''s'",
  },
  { claim: 'broken routes are passed over', routes: [null, 1, {}], expected: 'http://a/' },
]

for (const { claim, routes, prefix, expected } of suggestions) {
  t.test(`a first request: ${claim}`, async (t) => {
    const text = JSON.stringify({ routes, endpointPrefix: prefix })
    t.equal(await suggestRequest('http://a', text), `curl ${expected}`)
  })
}

t.test(
  'what takes over a second is told on a terminal, and the line is gone afterwards',
  async (t) => {
    for (const isTTY of [true, false]) {
      let written = ''
      const stderr = { isTTY, write: (text: string) => (written += text) }
      const terminal = new Terminal({
        stdout: { write: () => t.fail('a result') },
        stderr,
        env: {},
      })
      await terminal.during('Quick', Promise.resolve())
      t.equal(written, '')
      const slow = new Promise((resolve) => setTimeout(resolve, 1_100))
      await terminal.during('Waiting', slow)
      t.equal(written, isTTY ? '\r\x1b[KWaiting … 1 s\r\x1b[K' : '')
    }
  },
)

t.test('colours are for terminals that take them', async (t) => {
  const painted = (isTTY: boolean, env: Record<string, string>) => {
    const stream = { isTTY, write: () => {} }
    return new Terminal({ stdout: stream, stderr: stream, env }).paint('red', 'a')
  }
  t.equal(painted(true, {}), '\x1b[31ma\x1b[39m')
  t.equal(painted(true, { NO_COLOR: '1' }), 'a')
  t.equal(painted(false, {}), 'a')
})
