// What a browser loads before the first screen is there: little, and no editor.
import { gzipSync } from 'node:zlib'
import t from 'tap'
import { openUi } from './support/open-ui.ts'
import { settled } from './support/settled.ts'

const MOST_GZIPPED_BYTES = 250_000

t.test('the first screen takes at most 250 KB of scripts, compressed', async (t) => {
  const { page, url } = await openUi(t)
  const scripts = new Map<string, Promise<Buffer>>()
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script' && response.ok())
      scripts.set(new URL(response.url()).pathname, response.body())
  })
  await page.goto(url, { waitUntil: 'commit' })
  await page.getByRole('link', { name: 'shop', exact: true }).waitFor()
  await settled(page)
  const sizes = await Promise.all(
    [...scripts].map(async ([path, body]) => ({ path, bytes: gzipSync(await body).length })),
  )
  const all = sizes.reduce((sum, { bytes }) => sum + bytes, 0)
  t.comment(`${all} bytes: ${sizes.map(({ path, bytes }) => `${path} ${bytes}`).join(', ')}`)
  t.ok(sizes.length > 2)
  t.ok(all <= MOST_GZIPPED_BYTES, `${all} bytes`)
  t.notMatch((await Promise.all(scripts.values())).join(), /cm-content/, 'no editor is among them')
})

t.test('nothing comes from another server', async (t) => {
  const { page, url } = await openUi(t)
  const origins = new Set<string>()
  page.on('request', (request) => origins.add(new URL(request.url()).origin))
  for (const path of ['/', '/server', '/deployments/shop/routes']) {
    await page.goto(url + path)
    await settled(page)
  }
  t.same([...origins], [url])
})
