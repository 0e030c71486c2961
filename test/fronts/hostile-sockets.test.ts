// Clients of WebSockets that mean no good: each connection ends within its limit, others go on, and the log says why.
import t, { type Test } from 'tap'
import { CONTINUATION, frame, openRaw, PING, type RawSocket } from '../support/raw-socket.ts'
import { connect } from '../support/socket.ts'
import { type Front, type Fronted, frontsWith } from './index.ts'

const document = {
  routes: [
    { type: 'ws', endpoint: '/chat', body: 'you said {{body}}' },
    {
      type: 'ws',
      endpoint: '/flood',
      streamingMode: 'UNICAST',
      streamingInterval: 10,
      body: `{{queryParam 'who'}}${'x'.repeat(256 * 1024)}`,
    },
    {
      type: 'ws',
      endpoint: '/hang',
      streamingMode: 'UNICAST',
      body: '{{#repeat 1000000000000}}x{{/repeat}}',
    },
  ],
} as const

interface Attack {
  readonly claim: string
  attack(raw: RawSocket): void | Promise<void>
  readonly code: number
  readonly told: RegExp
}

const write = (raw: RawSocket, bytes: Uint8Array) => {
  if (!raw.socket.destroyed) raw.socket.write(bytes)
}

const attacks: Attack[] = [
  {
    claim: 'a frame of 1 GB that is announced',
    attack: (raw) => write(raw, frame('x', { length: 1e9 })),
    code: 1009,
    told: /too big|Max payload/,
  },
  {
    claim: 'a frame longer than there is memory',
    attack: (raw) => write(raw, frame('x', { length: 2 ** 52 })),
    code: 1009,
    told: /too big|Max payload|Unsupported WebSocket frame/,
  },
  {
    claim: 'fragments without end',
    attack: async (raw) => {
      write(raw, frame('x', { isLast: false }))
      const more = Buffer.concat(
        Array.from({ length: 64 }, () =>
          frame(Buffer.alloc(1024, 'x'), { opcode: CONTINUATION, isLast: false }),
        ),
      )
      for (let sent = 0; sent < 32 && !raw.socket.destroyed; sent++) {
        write(raw, more)
        await new Promise((resolve) => setTimeout(resolve, 5))
      }
    },
    code: 1009,
    told: /too big|Max payload/,
  },
  {
    claim: '10,000 tiny frames',
    attack: (raw) => write(raw, Buffer.concat(Array.from({ length: 10_000 }, () => frame('x')))),
    code: 1008,
    told: /more than 1000 messages came in a second/,
  },
  {
    claim: '10,000 pings',
    attack: (raw) => {
      const pings = Array.from({ length: 10_000 }, () => frame('', { opcode: PING }))
      write(raw, Buffer.concat(pings))
    },
    code: 1008,
    told: /more than 1000 messages came in a second/,
  },
  {
    claim: 'a text that is no UTF-8',
    attack: (raw) => write(raw, frame(Buffer.from([0xff, 0xfe]))),
    code: 1007,
    told: /UTF-8/,
  },
  {
    claim: 'a frame that is not masked',
    attack: (raw) => write(raw, frame('x', { isMasked: false })),
    code: 1002,
    told: /mask/i,
  },
  {
    claim: 'bits that mean nothing',
    attack: (raw) => write(raw, frame('x', { reserved: 7 })),
    code: 1002,
    told: /RSV/,
  },
]

/** The transactions of a path, once one of them is as it is to be; a front without a log tells nothing. */
async function untilLogged(mock: Fronted, path: string, isTold: RegExp): Promise<string> {
  for (;;) {
    const all = await mock.log()
    const text = JSON.stringify(
      all.filter(({ request }) => `${request.path}?${request.query}` === path),
    )
    if (isTold.test(text)) return text
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

async function attackIt(t: Test, front: Front, mock: Fronted, index: number): Promise<void> {
  const { attack, code, told } = attacks[index] as Attack
  const raw = await openRaw(t, mock.port, `/chat?${index}`, { headers: mock.headers })
  await attack(raw)
  await raw.ended
  // Of a reset connection nothing can be read any more.
  const got = raw.closeCode()
  t.ok(got === code || got === undefined, `${got} is ${code}`)
  if (!front.lacks.has('log')) t.match(await untilLogged(mock, `/chat?${index}`, told), told)
}

for (const front of frontsWith('port').filter(({ name }) => !name.includes('session')))
  t.test(front.name, async (t) => {
    const limits = ['--idle-timeout', '8']
    const mock = await front.start(t, document, { serve: limits, start: limits })
    const other = await connect(t, `${mock.url}/chat`, { headers: mock.headers })
    for (const [index, { claim }] of attacks.entries())
      await t.test(claim, (t) => attackIt(t, front, mock, index))

    await t.test('a client that never reads what a stream sends', async (t) => {
      const raw = await openRaw(t, mock.port, '/flood?who=deaf', { headers: mock.headers })
      raw.socket.pause()
      const reader = await connect(t, `${mock.url}/flood?who=reader`, { headers: mock.headers })
      if (!front.lacks.has('log')) {
        const told = /4194304 are the most/
        t.match(await untilLogged(mock, '/flood?who=deaf', told), /"code":1013/)
      }
      const count = reader.messages.length
      while (reader.messages.length < count + 5) await reader.next()
      t.pass('others are sent what they are to be sent')
      reader.close()
    })

    await t.test('a stream whose template takes too much', async (t) => {
      const socket = await connect(t, `${mock.url}/hang`, { headers: mock.headers })
      t.match(await socket.next(), /template-(budget|failed)|budget/)
      t.match((await socket.closed).code, 1011)
    })

    await t.test('a client that is there no more', async (t) => {
      if (front.name.includes('listen()')) return t.pass('its time is that of a connection: 120 s')
      const raw = await openRaw(t, mock.port, '/chat?gone', { headers: mock.headers })
      // It answers no ping.
      await raw.ended
      t.ok(raw.opcodes().includes(PING))
      if (!front.lacks.has('log'))
        t.match(await untilLogged(mock, '/chat?gone', /inactivity|nothing was heard/), /1006/)
    })

    other.send('still here')
    t.equal(await other.next(), 'you said still here')
  })
