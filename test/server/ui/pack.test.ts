// Files packed into one come out as they went in.
import { brotliDecompressSync } from 'node:zlib'
import t from 'tap'
import { packFiles } from '../../../server/ui/index.ts'
import { unpackFiles } from '../../../server/ui/pack.ts'

const file = (path: string, text: string) => ({
  path,
  type: 'text/plain; charset=utf-8',
  bytes: Buffer.from(text),
})

t.test('each file has its type and its bytes', async (t) => {
  const texts = { '/a.txt': 'héllo '.repeat(1_000), '/assets/b.txt': 'b', '/empty.txt': '' }
  const pack = packFiles(Object.entries(texts).map(([path, text]) => file(path, text)))
  // As it comes from a larger buffer, which small files are read into.
  const within = new Uint8Array([9, 9, 9, ...pack]).subarray(3)
  const files = unpackFiles(within)
  t.same([...files.keys()], Object.keys(texts))
  for (const [path, text] of Object.entries(texts)) {
    const found = files.get(path)
    t.equal(found?.type, 'text/plain; charset=utf-8')
    t.equal(brotliDecompressSync(found?.brotli ?? Buffer.of()).toString(), text, path)
  }
})

t.test('an ETag tells two texts apart, and is the same for the same', async (t) => {
  const etag = (text: string) => unpackFiles(packFiles([file('/a', text)])).get('/a')?.etag
  t.equal(etag('one'), etag('one'))
  t.not(etag('one'), etag('two'))
})
