// With a seed, everything random repeats; without one, it does not.
import t from 'tap'
import type { WrittenMock } from '../../../core/index.ts'
import { WebIncoming } from '../../../core/request/index.ts'
import { asking } from '../../support/ask.ts'

const document: WrittenMock = {
  data: {
    people: '[{{#repeat 3}}{ "name": "{{faker \'person.fullName\'}}" }{{/repeat}}]',
    plain: [],
  },
  routes: [
    {
      endpoint: '/',
      body: "{{faker 'person.fullName'}}|{{uuid}}|{{int 1 1000000}}|{{oneOf (array 1 2 3 4 5 6 7 8 9)}}|{{someOf (array 1 2 3 4 5 6 7 8 9) 3 6}}|{{date '2020-01-01' '2024-01-01' 'yyyy-MM-dd'}}|{{time}}|{{#repeat 1 9}}x{{/repeat}}|{{faker 'date.past'}}",
    },
    { endpoint: '/people', databucketID: 'people' },
    {
      endpoint: '/random',
      responseMode: 'RANDOM',
      responses: [{ body: 'a' }, { body: 'b' }, { body: 'c' }],
    },
    { type: 'crud', endpoint: '/crud', databucketID: 'plain' },
  ],
}

async function run(seed: number | undefined, locale = 'en'): Promise<string[]> {
  const world = { now: () => Date.UTC(2026, 0, 2), locale, ...(seed === undefined ? {} : { seed }) }
  const ask = asking(document, { world })
  const texts: string[] = []
  for (let count = 0; count < 8; count++) {
    for (const path of ['GET /', 'GET /people', 'GET /random']) texts.push((await ask(path)).text)
    texts.push((await ask('POST /crud', { body: { n: count } })).text)
  }
  return texts
}

t.test('a run with the same seed is the same', async (t) => {
  t.same(await run(42), await run(42))
})

t.test('runs with different seeds, and without any, differ', async (t) => {
  const [first, second, third, fourth] = await Promise.all([
    run(1),
    run(2),
    run(undefined),
    run(undefined),
  ])
  t.notSame(first, second)
  t.notSame(third, fourth)
})

t.test('the requests of one run differ', async (t) => {
  const texts = (await run(42)).filter((_, index) => index % 4 === 0)
  t.equal(new Set(texts).size, texts.length)
})

t.test('a locale changes the data', async (t) => {
  t.notSame(await run(42, 'de'), await run(42, 'en'))
  t.same(await run(42, 'de'), await run(42, 'de'))
})

t.test('a decision that is only asked for changes nothing of what comes after', async (t) => {
  const withSeed = () => asking(document, { world: { seed: 5, now: () => 0 } })
  const [plain, asked] = [withSeed(), withSeed()]
  const request = new Request('http://mock.test/crud', { method: 'POST', body: '{}' })
  await asked.engine.decide(new WebIncoming(request, ''))
  for (const path of ['/', '/random', '/crud'])
    t.equal((await asked(`GET ${path}`)).text, (await plain(`GET ${path}`)).text)
})

t.test('dice are even', async (t) => {
  const ask = asking(document, { world: { seed: 3 } })
  const counts: Record<string, number> = {}
  for (let count = 0; count < 3000; count++) {
    const { text } = await ask('GET /random')
    counts[text] = (counts[text] ?? 0) + 1
  }
  for (const name of ['a', 'b', 'c'])
    t.ok(Math.abs((counts[name] ?? 0) - 1000) < 130, `${name}: ${counts[name]}`)
})
