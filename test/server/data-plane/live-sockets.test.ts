// Connections of a deployment: what lets them in is asked again, and they end with it.
import t from 'tap'
import { type SocketEnd, WebIncoming } from '../../../core/index.ts'
import { admitSocket } from '../../../server/data-plane/key-gate.ts'
import { LiveSockets } from '../../../server/data-plane/live-sockets.ts'
import type { DeploymentRecord } from '../../../server/deployments/index.ts'
import { digestOf } from '../../../server/keys/index.ts'

const recordWith = (keys: { text: string; expiresAt: number | null }[], more: object = {}) =>
  ({
    visibility: 'private',
    isPaused: false,
    keys: keys.map(({ text, expiresAt }) => ({ digest: digestOf(text), expiresAt })),
    ...more,
  }) as unknown as DeploymentRecord

/** An end that notes how it was ended. */
function endOf(): SocketEnd & { ended: string[] } {
  const ended: string[] = []
  return {
    ended,
    open: () => {},
    message: () => {},
    heard: () => {},
    closed: () => {},
    end: (code, reason) => ended.push(`${code} ${reason}`),
  }
}

t.test('a connection ends when its key expires, though nobody changes anything', async (t) => {
  let now = 1_000
  const record = recordWith([
    { text: 'mh_short', expiresAt: 2_000 },
    { text: 'mh_long', expiresAt: null },
  ])
  const sockets = new LiveSockets({ record: () => record, messageRefusal: () => undefined })
  const open = (key: string) => {
    const request = new WebIncoming(new Request(`http://shop.test/chat?key=${key}`))
    const { isAdmitted, isStillAdmitted } = admitSocket(request, record, () => now)
    t.ok(isAdmitted)
    const end = endOf()
    return { end, guarded: sockets.guard(end, isStillAdmitted) }
  }
  const [short, long] = [open('mh_short'), open('mh_long')]
  sockets.check()
  t.same([short.end.ended, long.end.ended], [[], []])
  now = 3_000
  sockets.check()
  t.same(short.end.ended, ['1008 the key that opened it is no key any more'])
  t.same(long.end.ended, [])
  for (const { guarded } of [short, long]) guarded.closed(1000, '')
  t.equal(sockets.size, 0)
})

t.test('a message that may not go on ends its connection', async (t) => {
  const sockets = new LiveSockets({
    record: () => recordWith([]),
    messageRefusal: () => 'the quota is used up',
  })
  const end = endOf()
  sockets.guard(end, () => true).message('x')
  t.same(end.ended, ['1008 the quota is used up'])
})
