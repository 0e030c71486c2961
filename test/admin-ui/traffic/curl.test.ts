// Lines for a shell: what curl sends by them is the request that was recorded.
import { execFile } from 'node:child_process'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { promisify } from 'node:util'
import t, { type Test } from 'tap'
import { toCurl } from '../../../admin-ui/deployment/traffic/curl/index.ts'
import { aTransaction, textBody } from './a-transaction.ts'

interface Received {
  readonly method: string | undefined
  readonly target: string | undefined
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}

/** Answers every request, and keeps it. */
async function startReceiver(t: Test) {
  const received: Received[] = []
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const { method, url: target, headers } = request
    received.push({ method, target, headers, body: Buffer.concat(chunks) })
    response.end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  t.teardown(() => server.close())
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}`, received }
}

const run = promisify(execFile)

/** What a server gets of a request when its line is run. */
async function send(
  t: Test,
  changes: Parameters<typeof aTransaction>[0],
  key?: string,
): Promise<{ line: string; got: Received }> {
  const { url, received } = await startReceiver(t)
  const line = toCurl(aTransaction(changes), { url, key })
  await run('sh', ['-c', `${line} --silent --noproxy '*'`])
  t.equal(received.length, 1, 'one request')
  return { line, got: received[0] as Received }
}

t.test('a plain GET is one short line', async (t) => {
  const { line, got } = await send(t, { request: { path: '/users/1', query: 'a=1&b=2' } })
  t.match(line, /^curl 'http:\/\/127\.0\.0\.1:\d+\/users\/1\?a=1&b=2'$/)
  t.match(got, { method: 'GET', target: '/users/1?a=1&b=2' })
})

t.test('headers, quotes and line breaks of a body arrive as they were', async (t) => {
  const body = `{ "it's": "a\nline", "cost": "$5 \`x\` \\n !" }`
  const { got } = await send(t, {
    request: {
      method: 'POST',
      path: '/it%27s',
      headers: [
        ['content-type', 'application/json'],
        ['content-length', '999'],
        ['x-empty', ''],
        ['x-quote', `don't`],
      ],
      ...textBody(body),
    },
  })
  t.match(got, { method: 'POST', target: '/it%27s' })
  t.match(got.headers, {
    'content-type': 'application/json',
    'x-empty': '',
    'x-quote': `don't`,
    'content-length': String(Buffer.byteLength(body)),
  })
  t.equal(got.body.toString(), body)
})

t.test('a body without a type goes without one', async (t) => {
  const { got } = await send(t, { request: { method: 'PUT', ...textBody('plain') } })
  t.equal(got.method, 'PUT')
  t.equal(got.headers['content-type'], undefined)
})

t.test('a body that begins with @ is no file', async (t) => {
  const { got } = await send(t, { request: { method: 'POST', ...textBody('@/etc/hostname') } })
  t.equal(got.body.toString(), '@/etc/hostname')
})

t.test('a body of bytes arrives byte for byte', async (t) => {
  const bytes = Buffer.from([0, 255, 10, 13, 39, 128])
  const { got } = await send(t, {
    request: {
      method: 'POST',
      body: bytes.toString('base64'),
      bodyEncoding: 'base64',
      bodyBytes: bytes.length,
    },
  })
  t.same(got.body, bytes)
})

t.test('other methods, HEAD, and paths with brackets', async (t) => {
  t.match((await send(t, { request: { method: 'DELETE' } })).got, { method: 'DELETE' })
  t.match((await send(t, { request: { method: 'HEAD' } })).got, { method: 'HEAD' })
  const brackets = await send(t, { request: { path: '/a', query: 'ids[]=1&x={y}' } })
  t.match(brackets.got, { target: '/a?ids[]=1&x={y}' })
})

t.test('the key of a private deployment and the session go with it', async (t) => {
  const { got } = await send(t, { session: 's-1' }, 'mh_secret')
  t.match(got.headers, { 'x-mockhost-key': 'mh_secret', 'x-mockhost-session': 's-1' })
})

t.test('what was not recorded is said, and not sent', async (t) => {
  const { line, got } = await send(t, {
    request: {
      method: 'POST',
      headers: [['authorization', 'Bearer [REDACTED]']],
      body: 'abc',
      bodyEncoding: 'text',
      bodyBytes: 70_000,
    },
  })
  t.match(line, /^# Add yourself, for it was not recorded: authorization$/m)
  t.match(line, /^# Of the body of 70000 bytes, only the beginning was recorded$/m)
  t.equal(got.headers.authorization, undefined)
})
