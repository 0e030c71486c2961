// The admin UI as the host serves it: the page, its files, what it may do, and what is kept by browsers.
import { request } from 'node:http'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import t from 'tap'
import { type Command, commands } from '../../support/binary.ts'
import { startHost } from '../../support/host.ts'

const HTML = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' }

for (const command of Object.keys(commands) as Command[])
  t.test(`the admin UI on ${command}`, async (t) => {
    const host = await startHost(t, { command })
    const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
      fetch(`http://127.0.0.1:${host.port}${path}`, { method, headers, redirect: 'manual' })

    t.test('each address of a screen is the page', async (t) => {
      for (const path of ['/', '/server', '/deployments/shop/routes?search=a%20b']) {
        const response = await get(path, HTML)
        t.equal(response.status, 200, path)
        t.equal(response.headers.get('content-type'), 'text/html; charset=utf-8')
        t.match(await response.text(), /<div id="root">/)
      }
    })

    t.test(
      'the page may run its own scripts, ask its own server, and be in no frame',
      async (t) => {
        const response = await get('/', HTML)
        const policy = readPolicy(response.headers.get('content-security-policy') ?? '')
        t.same(policy.get('default-src'), ["'none'"])
        t.same(policy.get('script-src'), ["'self'"])
        t.same(policy.get('connect-src'), ["'self'"])
        t.same(policy.get('frame-ancestors'), ["'none'"])
        t.same(policy.get('base-uri'), ["'none'"])
        t.same(policy.get('form-action'), ["'none'"])
        t.equal(response.headers.get('x-content-type-options'), 'nosniff')
        t.equal(response.headers.get('referrer-policy'), 'no-referrer')
        const html = await response.text()
        t.notMatch(html, /<script(?![^>]*\ssrc=)/, 'no script is inline')
        t.notMatch(html, /https?:\/\//, 'nothing comes from elsewhere')
      },
    )

    t.test('the nonce for styles is another one each time, and never kept', async (t) => {
      const pages = await Promise.all([get('/', HTML), get('/', HTML)])
      const nonces = await Promise.all(
        pages.map(async (page) => {
          t.equal(page.headers.get('cache-control'), 'no-store')
          t.equal(page.headers.get('etag'), null)
          const [, nonce] = /nonce="([^"]{16,})"/.exec(await page.text()) ?? []
          t.match(page.headers.get('content-security-policy'), `'nonce-${nonce}'`)
          return nonce
        }),
      )
      t.not(nonces[0], nonces[1])
    })

    t.test(
      'files with a hash in their name are kept for good, others are asked for again',
      async (t) => {
        const script = await scriptOf(get)
        const lasting = await get(script)
        t.equal(lasting.headers.get('cache-control'), 'public, max-age=31536000, immutable')
        t.equal(lasting.headers.get('content-type'), 'text/javascript; charset=utf-8')
        t.equal(lasting.headers.get('vary'), 'Accept-Encoding')
        t.equal((await get('/theme.js')).headers.get('cache-control'), 'no-cache')
        t.equal(
          (await get('/icon.svg')).headers.get('content-type'),
          'image/svg+xml; charset=utf-8',
        )
      },
    )

    t.test('what a browser has is not sent again', async (t) => {
      const first = await get('/theme.js')
      const etag = first.headers.get('etag') ?? ''
      t.match(etag, /^W\/"[\w-]+"$/)
      const again = await get('/theme.js', { 'if-none-match': `"other", ${etag}` })
      t.equal(again.status, 304)
      t.equal(await again.text(), '')
      t.equal((await get('/theme.js', { 'if-none-match': '"other"' })).status, 200)
    })

    t.test('files come in the encoding that is taken', async (t) => {
      const script = await scriptOf(get)
      const ask = async (encoding: string) => {
        const answer = await host.ask(`GET ${script}`, { headers: { 'accept-encoding': encoding } })
        return answer.headers['content-encoding']
      }
      t.equal(await ask('gzip, deflate, br'), 'br')
      t.equal(await ask('gzip, deflate'), 'gzip')
      t.equal(await ask('br;q=0, gzip'), 'gzip')
      t.equal(await ask('identity'), undefined)
      const plain = await raw(host.port, script, 'identity')
      t.same(brotliDecompressSync(await raw(host.port, script, 'br')), plain)
      t.same(gunzipSync(await raw(host.port, script, 'gzip')), plain)
    })

    t.test('HEAD is answered as GET without the body', async (t) => {
      for (const path of ['/', '/theme.js']) {
        const [got, headed] = await Promise.all([
          host.ask(`GET ${path}`, { headers: HTML }),
          host.ask(`HEAD ${path}`, { headers: HTML }),
        ])
        t.equal(headed.status, 200, path)
        t.equal(headed.text, '')
        t.equal(headed.headers['content-length'], got.headers['content-length'])
      }
    })

    t.test('what is no address of a screen is not the page', async (t) => {
      for (const path of ['/assets/missing.js', '/server', '/__proto__', '/assets/../package.json'])
        t.equal((await get(path)).status, 404, path)
      const image = await get('/missing.png', { ...HTML, accept: 'image/*,*/*;q=0.8' })
      t.match(image.headers.get('content-type'), 'application/problem+json')
    })

    t.test('paths lead out of the UI nowhere', async (t) => {
      for (const path of [
        '/assets/..%2f..%2fpackage.json',
        '/..%5cpackage.json',
        '/assets/%2e%2e/%2e%2e/etc/passwd',
        '//etc/passwd',
      ]) {
        const { status, text } = await host.ask(`GET ${path}`)
        t.equal(status, 404, path)
        t.notMatch(text, /root:|"dependencies"/)
      }
    })

    t.test('the management API, the probes and mocks answer as before', async (t) => {
      t.equal((await get('/api/v1/me', HTML)).status, 401)
      t.equal((await get('/api/nothing', HTML)).status, 404)
      t.same(await (await get('/healthz', HTML)).json(), { status: 'ok' })
      t.equal((await get('/metrics', HTML)).status, 401)
      t.equal((await get('/@nobody/', HTML)).status, 404)
      t.equal((await get('/', HTML, 'POST')).status, 404)
      const mock = await host.ask('GET /', { host: `nobody.localhost:${host.port}`, headers: HTML })
      t.equal(mock.status, 404)
      t.notMatch(mock.text, /id="root"/)
    })

    t.test('the page that fetches documents has no origin, and asks anyone', async (t) => {
      const response = await get('/fetch.html', HTML)
      const policy = readPolicy(response.headers.get('content-security-policy') ?? '')
      t.same(policy.get('sandbox'), ['allow-scripts'])
      t.same(policy.get('connect-src'), ['http:', 'https:'])
      t.same(policy.get('frame-ancestors'), ["'self'"])
      const script = await get('/fetch.js', {})
      t.equal(script.status, 200)
      t.equal(script.headers.get('cross-origin-resource-policy'), 'cross-origin')
    })
  })

/** The directives of a policy, each with its sources. */
const readPolicy = (text: string): Map<string, string[]> =>
  new Map(
    text.split('; ').map((directive) => {
      const [name = '', ...sources] = directive.split(' ')
      return [name, sources]
    }),
  )

/** The script that the page loads. */
async function scriptOf(get: (path: string) => Promise<Response>): Promise<string> {
  const [, path = ''] = /src="(\/assets\/[^"]+\.js)"/.exec(await (await get('/')).text()) ?? []
  return path
}

/** The bytes as they are sent. */
function raw(port: number, path: string, encoding: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const headers = { 'accept-encoding': encoding }
    request({ host: '127.0.0.1', port, path, headers, agent: false }, (response) => {
      const chunks: Uint8Array[] = []
      response.on('data', (chunk) => chunks.push(chunk))
      response.on('end', () => resolve(Buffer.concat(chunks)))
      response.on('error', reject)
    })
      .on('error', reject)
      .end()
  })
}
