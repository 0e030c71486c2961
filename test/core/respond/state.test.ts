// The state as functions read and change it: all of it or nothing, and no change is lost.
import t from 'tap'
import type { MockState, Responder } from '../../../core/index.ts'
import { type Answered, asking } from '../../support/ask.ts'

const numbers = (state: MockState) => state.bucket<number[]>('numbers')

/** A mock whose GET tells the bucket and the variable, and whose POST is a function. */
function withPost(post: Responder) {
  return asking({
    data: [
      { id: 'nums', name: 'numbers', value: [0] },
      { id: 'waits', name: 'waits', value: "{{queryParam 'who'}}" },
    ],
    routes: [
      { method: 'post', endpoint: '/', body: post },
      { endpoint: '/', body: "{{{data 'numbers'}}} {{getGlobalVar 'v'}}" },
      { endpoint: '/waits', body: "{{data 'waits'}}" },
    ],
  })
}

const seenAfter = async (post: Responder, requests = 1): Promise<string> => {
  const ask = withPost(post)
  await Promise.all(Array.from({ length: requests }, () => ask('POST /')))
  return (await ask('GET /')).text
}

/** A promise that a test resolves when it likes. */
function gate(): { opened: Promise<void>; open(): void } {
  let open = () => {}
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  return { opened, open: () => open() }
}

t.test('a function reads and changes buckets and variables', async (t) => {
  const table: [claim: string, post: Responder, seen: string][] = [
    [
      'set',
      (_, state) => {
        numbers(state).value = [1, 2]
      },
      '[1,2] ',
    ],
    ['push', (_, state) => numbers(state).push(1, 2), '[0,1,2] '],
    [
      'update by changing',
      (_, state) =>
        numbers(state).update((list) => {
          list.push(3)
        }),
      '[0,3] ',
    ],
    [
      'update by another value',
      (_, state) => numbers(state).update((list) => list.map((n) => n + 1)),
      '[1] ',
    ],
    [
      'read and set',
      (_, state) => {
        const list = numbers(state).value
        list.push(4)
        numbers(state).value = list
      },
      '[0,4] ',
    ],
    [
      'a copy that is only changed',
      (_, state) => {
        numbers(state).value.push(5)
      },
      '[0] ',
    ],
    [
      'a value that is changed after it was set',
      (_, state) => {
        const list = [1]
        numbers(state).value = list
        list.push(2)
      },
      '[1] ',
    ],
    [
      'a variable',
      (_, state) => {
        state.setVariable('v', `${state.variable('v') ?? 'none'}!`)
      },
      '[0] none!',
    ],
    [
      'its own change',
      (_, state) => {
        numbers(state).push(1)
        state.setVariable('v', numbers(state).value.length)
      },
      '[0,1] 2',
    ],
    ['a bucket by its id', (_, state) => state.bucket('nums').push(6), '[0,6] '],
  ]
  for (const [claim, post, seen] of table) {
    t.equal(await seenAfter(post), seen, claim)
    t.equal(
      await seenAfter(async (request, state) => post(request, state)),
      seen,
      `${claim}, in a promise`,
    )
  }
})

t.test('a function that fails changes nothing', async (t) => {
  const fail: Responder = (_, state) => {
    numbers(state).push(1)
    state.setVariable('v', 1)
    throw new Error('failed')
  }
  t.equal(await seenAfter(fail), '[0] ')
  t.equal(await seenAfter(async (request, state) => fail(request, state)), '[0] ')
})

t.test('what is no data is refused', async (t) => {
  const table: Responder[] = [
    (_, state) => {
      state.bucket('nums').value = () => 1
    },
    (_, state) => state.bucket('nums').push(7n),
    (_, state) => state.bucket('waits').push(1),
    (_, state) => state.bucket('nums').update(() => Symbol('x')),
    (_, state) => state.bucket(undefined as unknown as string),
    (_, state) => state.setVariable('v', () => 1),
    (_, state) => state.variable(7 as unknown as string),
  ]
  for (const post of table) {
    const ask = withPost(post)
    t.match(await ask('POST /'), {
      status: 500,
      json: { detail: /failed: (This can't|There is no|A variable's|the data bucket)/ },
    })
    t.equal((await ask('GET /')).text, '[0] ')
  }
})

t.test('a function knows which request of its route it is, also of many at once', async (t) => {
  const given: number[] = []
  const ask = withPost(async (_, state) => {
    given.push(state.requestNumber)
    await new Promise((resolve) => setTimeout(resolve, 1))
  })
  await Promise.all([ask('POST /'), ask('POST /'), ask('POST /')])
  t.same(given, [1, 2, 3])
})

t.test(
  'a bucket that waits for a request is made from the one whose function asks for it',
  async (t) => {
    const ask = withPost((_, state) => state.bucket('waits').value)
    t.equal((await ask('POST /?who=ann')).text, 'ann')
    t.equal((await ask('POST /?who=bob')).text, 'ann')
    t.equal((await ask('GET /waits?who=bob')).text, 'ann')
  },
)

t.test('what functions change at the same time is all kept', async (t) => {
  const { opened, open } = gate()
  const changes: Record<string, (state: MockState) => void> = {
    push: (state) => numbers(state).push(1),
    update: (state) => numbers(state).update((list) => [...list, 1]),
  }
  for (const [name, change] of Object.entries(changes)) {
    for (const isBefore of [true, false]) {
      const post: Responder = async (_, state) => {
        if (isBefore) change(state)
        await opened
        if (!isBefore) change(state)
      }
      setTimeout(open, 5)
      const seen = await seenAfter(post, 20)
      t.equal(seen, `[0${',1'.repeat(20)}] `, `${name}, ${isBefore ? 'before' : 'after'} waiting`)
    }
  }
})

t.test('a change that would undo another’s is refused, and told how to be made', async (t) => {
  const { opened, open } = gate()
  const ask = withPost(async ({ query }, state) => {
    const list = numbers(state).value
    await opened
    numbers(state).value = [...list, query.n as unknown as number]
  })
  const asked = [ask('POST /?n=1'), ask('POST /?n=2')]
  setTimeout(open, 5)
  const answered = await Promise.all(asked)
  const refused = answered.find(({ status }) => status === 500)
  t.equal(answered.filter(({ status }) => status === 200).length, 1)
  t.match(
    refused?.text,
    /Another request changed the data bucket \\"numbers\\".*Use `update` or `push`/,
  )
  const kept = answered.indexOf(refused as Answered) === 0 ? 2 : 1
  t.equal((await ask('GET /')).text, `[0,"${kept}"] `)
})

t.test('a value that is set without having been read is the last one', async (t) => {
  const gates = [gate(), gate()]
  const ask = withPost(async ({ query }, state) => {
    numbers(state).value = [Number(query.n)]
    await gates[Number(query.n)]?.opened
  })
  const [first, second] = [ask('POST /?n=0'), ask('POST /?n=1')]
  gates[1]?.open()
  t.equal((await second).status, 200)
  gates[0]?.open()
  t.equal((await first).status, 200)
  t.equal((await ask('GET /')).text, '[0] ')
})

t.test('a read after waiting sees what others have changed meanwhile', async (t) => {
  const { opened, open } = gate()
  const ask = withPost(async ({ query }, state) => {
    if (query.quick !== undefined) return numbers(state).push(1)
    const before = numbers(state).value
    await opened
    const after = numbers(state).value
    numbers(state).value = [...after, 2]
    return [before, after]
  })
  const slow = ask('POST /')
  await ask('POST /?quick')
  open()
  t.same((await slow).json, [[0], [0, 1]])
  t.equal((await ask('GET /')).text, '[0,1,2] ')
})

t.test('other requests are answered while a function waits', async (t) => {
  const { opened, open } = gate()
  const ask = withPost(async () => {
    await opened
    return 'late'
  })
  const late = ask('POST /')
  t.equal((await ask('GET /')).text, '[0] ')
  t.notOk(ask.engine.isIdle)
  open()
  t.equal((await late).text, 'late')
  t.ok(ask.engine.isIdle)
})

t.test('what was begun before a reset does not come to be after it', async (t) => {
  const { opened, open } = gate()
  const ask = withPost(async (_, state) => {
    numbers(state).push(1)
    await opened
    return 'late'
  })
  const late = ask('POST /')
  await ask('GET /')
  ask.engine.reset()
  open()
  t.equal((await late).text, 'late')
  t.equal((await ask('GET /')).text, '[0] ')
})
