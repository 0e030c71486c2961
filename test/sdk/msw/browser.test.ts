// A mock behind the service worker of MSW 3 and of MSW 2, in a page in Chromium.
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser, chromium } from 'playwright-core'
import t, { type Test } from 'tap'

const CHROMIUM = '/usr/bin/chromium'
const root = fileURLToPath(new URL('../../..', import.meta.url))

const VERSIONS = {
  3: { package: 'msw', config: 'tsconfig.json' },
  2: { package: 'msw2', config: 'test/support/tsconfig.msw-2.json' },
}

/** The page's script, in parts: what only some mocks use, or a port needs, is loaded when it is asked for. */
function bundle(t: Test, config: string): string {
  const folder = t.testdir({})
  const options = ['--target=browser', '--splitting', '--external=node:*', '--outdir', folder]
  const file = join(root, 'test/sdk/msw/page.ts')
  execFileSync(
    join(root, 'node_modules/.bin/bun'),
    ['build', file, ...options, `--tsconfig-override=${join(root, config)}`],
    { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] },
  )
  return folder
}

/** Serves the page, its scripts and the worker; and is the network behind them. */
async function serve(t: Test, folder: string, worker: string): Promise<string> {
  const server = createServer(async (request, response) => {
    const { url = '/', method } = request
    const script = url === '/mockServiceWorker.js' ? worker : join(folder, url)
    if (url === '/') {
      response.setHeader('content-type', 'text/html')
      response.end('<!doctype html><script type="module" src="/page.js"></script>')
    } else if (url.endsWith('.js') && existsSync(script)) {
      response.setHeader('content-type', 'text/javascript')
      response.end(readFileSync(script))
    } else {
      const chunks: Uint8Array[] = []
      for await (const chunk of request) chunks.push(chunk)
      response.end(`real: ${method} ${url} ${Buffer.concat(chunks)}`)
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  t.teardown(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
}

/** What the page's `run` gives. */
async function runPage(browser: Browser, url: string): Promise<Record<string, unknown>> {
  const context = await browser.newContext()
  const page = await context.newPage()
  const problems: string[] = []
  page.on('pageerror', (error) => problems.push(String(error)))
  try {
    await page.goto(url)
    await page.waitForFunction('typeof run === "function"', undefined, { timeout: 15_000 })
    return await page.evaluate('run()')
  } catch (error) {
    throw new Error(`${error}\n${problems.join('\n')}`)
  } finally {
    await context.close()
  }
}

t.ok(
  existsSync(CHROMIUM),
  `Chromium is at ${CHROMIUM}; where it is not: apt-get install --yes chromium`,
)
const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] })
t.teardown(() => browser.close())

for (const [version, { package: name, config }] of Object.entries(VERSIONS))
  t.test(`MSW ${version}: a page is answered by the mock`, { timeout: 60_000 }, async (t) => {
    const worker = join(root, 'node_modules', name, 'lib/mockServiceWorker.js')
    const url = await serve(t, bundle(t, config), worker)
    const { odd, unanswered, ...answers } = await runPage(browser, url)
    t.same(answers, {
      major: Number(version),
      list: [200, '[{"id":"1","name":"Ann"}]'],
      xhr: [200, '{"id":"1","name":"Ann"}'],
      head: [200, ''],
      body: [201, 'for Bob'],
      added: 201,
      ofSession: 200,
      together: [200, '[{"id":"1","name":"Ann"},{"id":"2"}]'],
      login: [200, 'in'],
      cookies: [200, 's-1 de'],
      // MSW 2 adds what it keeps to every request.
      withoutCookies: [200, version === '2' ? 's-1 ' : ' '],
      made: [200, '{"page":"3"}'],
      faked: [200, 'Mable'],
      own: [200, 'from the mock'],
      file: [200, 'real: GET /plain.txt '],
      sent: [200, 'real: POST /echo intact'],
      calls: ['{"customer":{"name":"Bob"}}'],
      stopped: [200, 'real: GET /api/hello '],
    })
    t.match(odd, [500, /status-not-representable/], 'a status that no response has is told')
    // MSW 2 takes no answer from its callback in a browser, but makes one of an error.
    t.match(unanswered, [version === '2' ? 500 : 404, /Its path has \\"users\\" where/])
  })
