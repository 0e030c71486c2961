// Bodies as transactions show them.
import t from 'tap'
import { toBodyFields } from '../../../core/trace/body.ts'

const bytes = (...values: number[]) => new Uint8Array(values)

const cases: Record<
  string,
  [
    body: string | Uint8Array | null,
    most: number,
    kept: string | null,
    encoding: string,
    bytes: number,
  ]
> = {
  'no body is null': [null, 10, null, 'text', 0],
  'an empty text is no body': ['', 10, null, 'text', 0],
  'no bytes are no body': [bytes(), 10, null, 'text', 0],
  'a text is kept': ['héllo', 10, 'héllo', 'text', 6],
  'a text of just so many bytes is kept whole': ['héllo', 6, 'héllo', 'text', 6],
  'a long text is cut': ['abcdef', 3, 'abc', 'text', 6],
  'no character is cut in half': ['aéé', 4, 'aé', 'text', 5],
  'nor one of four bytes': ['a😀😀', 6, 'a😀', 'text', 9],
  'a beginning shorter than its first character is empty': ['😀', 2, '', 'text', 4],
  'bytes that are text are text': [bytes(0x68, 0xc3, 0xa9), 10, 'hé', 'text', 3],
  'cut bytes that are text are text': [bytes(0x68, 0xc3, 0xa9), 2, 'h', 'text', 3],
  'a byte order mark stays': [bytes(0xef, 0xbb, 0xbf, 0x61), 10, '\ufeffa', 'text', 4],
  'bytes that only begin a character are no text': [bytes(0x68, 0xe9), 10, 'aOk=', 'base64', 2],
  'other bytes are base64': [bytes(0xff, 0xd8, 0xff), 10, '/9j/', 'base64', 3],
  'other bytes are cut too': [bytes(0xff, 0xd8, 0xff, 0x00), 3, '/9j/', 'base64', 4],
}

for (const [claim, [body, most, kept, bodyEncoding, bodyBytes]] of Object.entries(cases)) {
  t.test(claim, async (t) => {
    t.same(toBodyFields(body, most), { body: kept, bodyEncoding, bodyBytes })
  })
}
