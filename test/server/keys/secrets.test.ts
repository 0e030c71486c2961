// Secrets: what is sealed can be opened again with the same secret only, and the secret outlives restarts.
import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import t from 'tap'
import {
  digestOf,
  isSameDigest,
  loadSecret,
  newKey,
  SecretBox,
} from '../../../server/keys/index.ts'

const box = (byte: number) => new SecretBox(new Uint8Array(32).fill(byte))

t.test('what is sealed is opened again, whatever the text', async (t) => {
  for (const text of ['', 'a', 'mh_secret', 'grüße \u{1F511}', 'x'.repeat(100_000)])
    t.equal(box(1).open(box(1).seal(text)), text, `${text.length} characters`)
})

t.test('the same text is never sealed to the same bytes, nor to its own', async (t) => {
  const [one, other] = [box(1).seal('a secret'), box(1).seal('a secret')]
  t.notSame(one, other)
  t.notMatch(Buffer.from(one).toString('latin1'), 'a secret')
})

t.test('nothing is opened with another secret, or when a bit of it was changed', async (t) => {
  const sealed = box(1).seal('a secret')
  t.throws(() => box(2).open(sealed), /not encrypted with this secret/)
  for (let index = 0; index < sealed.length; index++) {
    const changed = Uint8Array.from(sealed)
    changed[index] = (changed[index] ?? 0) ^ 1
    t.throws(() => box(1).open(changed), /not encrypted with this secret/, `byte ${index}`)
  }
  for (const length of [0, 5, 27])
    t.throws(() => box(1).open(sealed.subarray(0, length)), /not encrypted/, `${length} bytes`)
})

t.test('a secret of another length is none', async (t) => {
  t.throws(() => new SecretBox(new Uint8Array(31)), /32 bytes/)
})

t.test('the secret is made once, in a file that only its owner can read', async (t) => {
  const folder = t.testdir({})
  const first = await loadSecret(folder)
  t.equal(first.length, 32)
  t.same(await loadSecret(folder), first, 'the second start reads it again')
  t.equal((await stat(join(folder, 'secret.key'))).mode & 0o777, 0o600)
  t.same(await readdir(folder), ['secret.key'], 'nothing else is left')
})

t.test('two starts at the same time agree on one secret', async (t) => {
  const folder = t.testdir({})
  const secrets = await Promise.all(Array.from({ length: 5 }, () => loadSecret(folder)))
  for (const secret of secrets) t.same(secret, secrets[0])
})

t.test('a secret from the environment is used, and no file is made', async (t) => {
  const folder = t.testdir({})
  t.same(await loadSecret(folder, ` ${'0A'.repeat(32)}\n`), new Uint8Array(32).fill(10))
  t.same(await readdir(folder), [])
})

t.test('a malformed secret is told, with its source, and left as it is', async (t) => {
  const folder = t.testdir({})
  const file = join(folder, 'secret.key')
  for (const text of ['', 'abc', 'g'.repeat(64), '0'.repeat(63), `${'0'.repeat(64)} 0`]) {
    await writeFile(file, text)
    await t.rejects(loadSecret(folder), { message: /secret\.key is not a secret: 64 hex/ }, text)
    await t.rejects(loadSecret(folder, text), { message: /The secret given is not a secret/ }, text)
    t.equal(await readFile(file, 'utf8'), text)
  }
})

t.test('keys are long, begin with mh_, and are never the same', async (t) => {
  const keys = Array.from({ length: 2_000 }, newKey)
  t.equal(new Set(keys).size, keys.length)
  t.ok(keys.every((key) => /^mh_[0-9A-Za-z]{32}$/.test(key)))
  const letters = new Set(keys.flatMap((key) => [...key.slice(3)]))
  t.equal(letters.size, 62, 'each letter and digit occurs')
})

t.test('digests are compared as wholes', async (t) => {
  t.ok(isSameDigest(digestOf('a'), digestOf('a')))
  t.notOk(isSameDigest(digestOf('a'), digestOf('b')))
  t.notOk(isSameDigest(digestOf('a'), digestOf('a').subarray(0, 31)))
})
