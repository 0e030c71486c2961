// Frames of another server become messages, however they are cut; what is none is refused with its code.
import t from 'tap'
import { writeFrame } from '../../../sdk/world/system/sockets/frames.ts'
import { MessageReader } from '../../../sdk/world/system/sockets/messages.ts'

const frame = (first: number, payload: Uint8Array | string, length?: number[]): Uint8Array => {
  const bytes = Buffer.from(payload)
  return Buffer.concat([Uint8Array.of(first, ...(length ?? [bytes.length])), bytes])
}

function read(chunks: readonly Uint8Array[], most = 1_000) {
  const heard: unknown[] = []
  const reader = new MessageReader(most, {
    message: (message) => heard.push(typeof message === 'string' ? message : [...message]),
    ping: (payload) => heard.push(`ping ${Buffer.from(payload)}`),
    close: (code, reason) => heard.push(`close ${code} ${reason}`),
  })
  for (const chunk of chunks) reader.read(chunk)
  return heard
}

const sound: [claim: string, bytes: Uint8Array, heard: unknown[]][] = [
  ['a text', frame(0x81, 'ä'), ['ä']],
  ['an empty text', frame(0x81, ''), ['']],
  ['bytes', frame(0x82, Uint8Array.of(1, 2)), [[1, 2]]],
  ['a longer text', frame(0x81, 'x'.repeat(300), [126, 1, 44]), ['x'.repeat(300)]],
  [
    'a length in eight bytes',
    frame(0x81, 'x'.repeat(300), [127, 0, 0, 0, 0, 0, 0, 1, 44]),
    ['x'.repeat(300)],
  ],
  [
    'pieces with a ping between them',
    Buffer.concat([frame(0x01, 'one '), frame(0x89, 'p'), frame(0x00, 'two '), frame(0x80, '3')]),
    ['ping p', 'one two 3'],
  ],
  [
    'a goodbye',
    frame(0x88, Buffer.concat([Uint8Array.of(15, 161), Buffer.from('bye')])),
    ['close 4001 bye'],
  ],
  ['a goodbye without a code', frame(0x88, ''), ['close 1005 ']],
  ['a pong', frame(0x8a, 'x'), []],
]

for (const [claim, bytes, heard] of sound)
  t.test(claim, async (t) => {
    t.same(read([bytes]), heard)
    t.same(read([...bytes].map((byte) => Uint8Array.of(byte))), heard, 'byte by byte')
    t.same(read([Buffer.concat([bytes, bytes])]), [...heard, ...heard], 'twice in one piece')
  })

const unsound: [claim: string, bytes: Uint8Array, code: number][] = [
  ['a bit that means nothing', frame(0xc1, ''), 1002],
  ['a masked frame', frame(0x81, '', [0x80]), 1002],
  ['an unknown kind', frame(0x83, ''), 1002],
  ['a ping in pieces', frame(0x09, ''), 1002],
  ['a ping that is too long', frame(0x89, '', [126]), 1002],
  ['a message within another', Buffer.concat([frame(0x01, 'a'), frame(0x81, 'b')]), 1002],
  ['a piece of nothing', frame(0x80, 'a'), 1002],
  ['a text that is no UTF-8', frame(0x81, Uint8Array.of(0xff)), 1007],
  ['a goodbye with half a code', frame(0x88, 'x'), 1002],
  ['a frame that is too long, before it comes', frame(0x82, '', [126, 255, 255]), 1009],
  ['a frame of exabytes', frame(0x82, '', [127, 127, 0, 0, 0, 0, 0, 0, 0]), 1009],
  [
    'pieces that are too long together',
    Buffer.concat([
      frame(0x02, 'x'.repeat(600), [126, 2, 88]),
      frame(0x80, 'x'.repeat(600), [126, 2, 88]),
    ]),
    1009,
  ],
]

for (const [claim, bytes, code] of unsound)
  t.test(claim, async (t) => t.throws(() => read([bytes]), { code }))

t.test('what is written is masked, and has its length in the shortest form', async (t) => {
  for (const [length, head] of [
    [0, [0x82, 0x80]],
    [125, [0x82, 0xfd]],
    [126, [0x82, 0xfe, 0, 126]],
    [70_000, [0x82, 0xff, 0, 0, 0, 0, 0, 1, 17, 112]],
  ] as const) {
    const payload = new Uint8Array(length).fill(7)
    const [first = new Uint8Array(), mask = new Uint8Array(), masked = new Uint8Array()] =
      writeFrame(2, payload)
    t.same([...first], head)
    t.ok(masked.every((byte, at) => (byte ^ (mask[at & 3] as number)) === 7))
  }
})
