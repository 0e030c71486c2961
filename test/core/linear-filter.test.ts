// A pattern that comes with a request: the linear matcher is loaded, and the request decided once more, as if for the first time.
import t from 'tap'
import { optionalModules } from '../../core/optional-modules.ts'
import { asking } from '../support/ask.ts'

const counted: string[] = []
const ask = asking(
  {
    data: [{ id: 'names', value: [{ name: 'aab' }, { name: 'aac' }] }],
    routes: [
      { endpoint: '/plain', body: 'plain' },
      {
        type: 'crud',
        endpoint: '/names',
        responseMode: 'SEQUENTIAL',
        responses: [1, 2].map((number) => ({
          bodyType: 'DATABUCKET',
          databucketID: 'names',
          headers: {
            'X-Number': `${number}`,
            'X-Seen':
              "{{setGlobalVar 'seen' (add (getGlobalVar 'seen') 1)}}{{getGlobalVar 'seen'}}",
          },
        })),
      },
    ],
  },
  { onOutcome: ({ ordinal }, { target }) => counted.push(`${ordinal} ${target}`) },
)
const filter = `/names?name_like=${encodeURIComponent('^(a+)+c$')}`

t.test('what no pattern could run away on loads nothing', async (t) => {
  t.equal((await ask('GET /plain')).text, 'plain')
  t.equal((await ask('GET /names?name_like=b')).text, '[{"name":"aab"}]')
  t.equal(optionalModules.has('re2js'), false)
  t.notOk(ask.engine.program.modules.re2js)
})

t.test('one that could is answered, and the first attempt leaves no trace', async (t) => {
  const [first, second] = await Promise.all([ask(`GET ${filter}`), ask(`GET ${filter}`)])
  t.ok(optionalModules.has('re2js'))
  for (const answer of [first, second]) t.equal(answer.text, '[{"name":"aac"}]')
  const number = ({ headers }: typeof first) => [headers.get('x-number'), headers.get('x-seen')]
  t.same([number(first), number(second)].sort(), [
    ['1', '3'],
    ['2', '2'],
  ])
  t.same(counted, ['0 /plain', '1 /names?name_like=b', `2 ${filter}`, `3 ${filter}`])
})
