// Recorded bodies as a person reads them, and two answers beside each other.
import t from 'tap'
import { readBody, readQuery } from '../../../admin-ui/deployment/traffic/body/index.ts'
import { compareAnswers } from '../../../admin-ui/deployment/traffic/compare/compare-answers.ts'
import { nameSource, nameStage } from '../../../admin-ui/deployment/traffic/trace/stages.ts'
import type { Transaction } from '../../../sdk/client/index.ts'
import { aTransaction, textBody } from './a-transaction.ts'

const answer = (changes: Partial<Transaction['response']>): Transaction['response'] =>
  aTransaction({ response: changes }).response
const typed = (type: string, body: string) =>
  answer({ headers: [['Content-Type', type]], ...textBody(body) })

t.test('a body is formatted as what it is', async (t) => {
  t.equal(readBody(answer({})), undefined)
  t.match(readBody(answer(textBody('{"a":[1]}'))), {
    text: '{\n  "a": [\n    1\n  ]\n}',
    language: 'json',
    isBinary: false,
  })
  t.match(readBody(typed('application/json', '{"a":')), { text: '{"a":', language: 'json' })
  t.match(readBody(typed('text/html; charset=utf-8', '<p>')), { language: 'html' })
  t.match(readBody(typed('application/atom+xml', '<a/>')), { language: 'xml' })
  t.match(readBody(typed('text/plain', '12')), { text: '12', language: 'text' })
})

t.test('a body of bytes is a table of them', async (t) => {
  const bytes = 'PNG\x00\xff and more than a line'
  const read = readBody(answer({ body: btoa(bytes), bodyEncoding: 'base64', bodyBytes: 28 }))
  t.equal(
    read?.text,
    [
      '000000  50 4e 47 00 ff 20 61 6e 64 20 6d 6f 72 65 20 74  PNG.. and more t',
      '000010  68 61 6e 20 61 20 6c 69 6e 65                    han a line',
    ].join('\n'),
  )
  t.match(read, { isBinary: true, bytes: 28, keptBytes: 26 })
})

t.test('what is missing of a body is told', async (t) => {
  t.match(readBody(answer({ ...textBody('é'), bodyBytes: 70_000 })), {
    keptBytes: 2,
    bytes: 70_000,
  })
  t.match(readBody(answer({ bodyBytes: 5 })), { text: '', keptBytes: 0, bytes: 5 })
})

t.test('a query is names and values, decoded where it can be', async (t) => {
  t.same(readQuery(''), [])
  t.same(readQuery('a=1&a=2&b&c=x%20y+z&d=%zz&e=1=2'), [
    ['a', '1'],
    ['a', '2'],
    ['b', ''],
    ['c', 'x y z'],
    ['d', '%zz'],
    ['e', '1=2'],
  ])
})

t.test('answers that say the same are the same, whenever they were made', async (t) => {
  const comparison = compareAnswers(
    answer({
      headers: [
        ['Date', 'yesterday'],
        ['X-A', '1'],
      ],
      ...textBody('{"a":1}'),
    }),
    answer({
      headers: [
        ['date', 'today'],
        ['x-a', '1'],
      ],
      ...textBody('{ "a": 1 }'),
    }),
  )
  t.match(comparison, { isSame: true, status: undefined, headers: [], body: undefined })
})

t.test('each difference of two answers is named', async (t) => {
  const comparison = compareAnswers(
    answer({
      status: 200,
      headers: [
        ['X-A', '1'],
        ['X-B', '1'],
      ],
      ...textBody('one'),
    }),
    answer({
      status: 404,
      headers: [
        ['X-A', '2'],
        ['X-C', '1'],
      ],
      ...textBody('two'),
    }),
  )
  t.same(comparison, {
    status: { before: 200, after: 404 },
    headers: [
      { name: 'X-A', before: '1', after: '2' },
      { name: 'X-C', before: undefined, after: '1' },
      { name: 'X-B', before: '1', after: undefined },
    ],
    body: { before: 'one', after: 'two' },
    isPartial: false,
    isSame: false,
  })
  t.match(compareAnswers(answer({ ...textBody('a'), bodyBytes: 9 }), answer(textBody('a'))), {
    isPartial: true,
  })
})

t.test('stages and sources of a later server are shown by their own names', async (t) => {
  t.equal(nameStage('choose'), 'Choose')
  t.equal(nameStage('web-socket'), 'Web socket')
  t.equal(nameSource('none'), 'No route')
  t.equal(nameSource('webSocket-message'), 'Web socket message')
})
