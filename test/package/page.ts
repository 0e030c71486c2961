// The package in a page: bundled for browsers, and run in Chromium.

import { globSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { basename, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { chromium } from 'playwright-core'
import type { Test } from 'tap'
import { toolPath } from '../support/built-package.ts'
import type { Stranger } from '../support/stranger.ts'

/** Of the file that a page loads first; what few mocks use is in files beside it. */
const MOST_GZIPPED_BYTES = 200_000

const ONLY_FOR_SERVERS =
  /elysia|commander\.unknownOption|better-sqlite3|bun:sqlite|(from|import\()\s*["'`]node:/

export async function worksInPage(t: Test, stranger: Stranger): Promise<void> {
  const options = ['--target=browser', '--splitting', '--minify']
  await stranger.run(toolPath('bun'), ['build', 'page.mjs', ...options, '--outdir', 'page'])
  const code = readFileSync(stranger.path('page/page.js'))
  const gzipped = gzipSync(code).length
  t.comment(`the page's script: ${gzipped} bytes gzipped`)
  t.ok(gzipped < MOST_GZIPPED_BYTES)

  const all = globSync('*.js', { cwd: stranger.path('page') })
    .map((file) => readFileSync(stranger.path('page', file), 'utf8'))
    .join()
  t.match(all, /x-mockhost-session/, 'what is bundled is seen')
  t.same(all.match(ONLY_FOR_SERVERS), null)

  t.same(await showPage(t, stranger.path('page')), {
    text: {
      user: { id: '1', name: 'Ann' },
      hasDice: true,
      isMockhostError: true,
      code: 'server-refused',
      status: 404,
    },
    errors: [],
  })
}

/** What the page says in the end, and what went wrong in it. */
async function showPage(t: Test, folder: string): Promise<{ text: unknown; errors: string[] }> {
  const url = await serveFolder(t, folder)
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox'],
  })
  t.teardown(() => browser.close())
  const page = await browser.newPage()
  const errors: string[] = []
  page.on('pageerror', ({ message }) => errors.push(message))
  await page.goto(url)
  await page.waitForFunction('document.body.textContent.startsWith("{")', null, { timeout: 15_000 })
  return { text: JSON.parse((await page.textContent('body')) ?? ''), errors }
}

function serveFolder(t: Test, folder: string): Promise<string> {
  const files = new Map(
    globSync('*.js', { cwd: folder }).map((file) => [`/${basename(file)}`, file]),
  )
  const server = createServer(({ url = '' }, response) => {
    const file = files.get(url)
    if (file)
      response.setHeader('content-type', 'text/javascript').end(readFileSync(join(folder, file)))
    else if (url === '/') response.setHeader('content-type', 'text/html').end(PAGE)
    else response.writeHead(404).end()
  })
  t.teardown(() => server.close())
  return new Promise((resolve) =>
    server.listen(0, '127.0.0.1', () =>
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`),
    ),
  )
}

const PAGE =
  '<!doctype html><link rel="icon" href="data:,"><body><script type="module" src="page.js"></script>'
