// Measures what the admin UI feels like: until it can be used, frames of long lists, and a tail that is busy.
// Usage: node test/admin-ui/speed.ts
import { Agent, request } from 'node:http'
import type { Page } from 'playwright-core'
import type { StartedHost } from '../support/host.ts'
import { openUi } from './support/open-ui.ts'

const ROUTES = 1_000
const REQUESTS_A_SECOND = 500
const SECONDS = 8

const ends: (() => unknown)[] = []
const program = { teardown: (end: () => unknown) => void ends.unshift(end) }

const bigMock = {
  name: 'Big',
  routes: Array.from({ length: ROUTES }, (_, at) => ({
    endpoint: `/part-${at % 40}/thing-${at}`,
    body: `{{method}} ${at}`,
  })),
}

/** Milliseconds between frames, longest first, while something is done. */
async function framesDuring(page: Page, work: () => Promise<unknown>): Promise<number[]> {
  await page.evaluate(() => {
    const gaps: number[] = []
    let last = performance.now()
    let isOver = false
    const next = (now: number) => {
      gaps.push(now - last)
      last = now
      if (!isOver) requestAnimationFrame(next)
    }
    requestAnimationFrame(next)
    Object.assign(window, {
      endFrames: () => {
        isOver = true
        return gaps
      },
    })
  })
  await work()
  const gaps = (await page.evaluate('endFrames()')) as number[]
  return gaps.toSorted((a, b) => b - a)
}

function tell(what: string, gaps: readonly number[]): void {
  const late = gaps.filter((gap) => gap > 34).length
  const median = gaps[Math.floor(gaps.length / 2)] ?? 0
  console.log(
    `${what}: ${gaps.length} frames, median ${median.toFixed(1)} ms, ${late} later than two frames, the latest ${(gaps[0] ?? 0).toFixed(0)} ms`,
  )
}

async function timeToUse(page: Page, url: string): Promise<void> {
  for (const visit of ['first visit', 'again']) {
    const start = performance.now()
    await page.goto(url)
    await page.getByRole('link', { name: 'big', exact: true }).waitFor()
    console.log(`${visit}: usable after ${Math.round(performance.now() - start)} ms`)
  }
}

/** What the machine does by itself: frames of a page on which nothing changes. */
async function scrollNothing(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/deployments/big/headers`)
  await page.getByText('Add the CORS headers').waitFor()
  tell('scrolling nothing', await framesDuring(page, () => scroll(page)))
}

async function scroll(page: Page): Promise<void> {
  for (let turn = 0; turn < 60; turn++) {
    await page.mouse.wheel(0, 400)
    await page.waitForTimeout(16)
  }
}

async function scrollAndFilter(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/deployments/big/routes`)
  const tree = page.getByRole('treegrid', { name: 'Routes' })
  await tree.getByRole('row', { name: '/part-0/thing-0' }).first().waitFor()
  await tree.hover()
  tell(`scrolling ${ROUTES} routes`, await framesDuring(page, () => scroll(page)))
  const filter = page.getByRole('searchbox').first()
  const type = async () => {
    await filter.pressSequentially('thing-99', { delay: 80 })
    await page.waitForTimeout(300)
  }
  tell(`filtering ${ROUTES} routes`, await framesDuring(page, type))
}

/** Sends so many requests a second, and gives how many were answered. */
async function send({ port }: StartedHost): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: 20 })
  const headers = { host: `big.localhost:${port}` }
  const ask = (path: string) =>
    new Promise<void>((resolve, reject) => {
      request({ host: '127.0.0.1', port, agent, headers, path }, (answer) => {
        answer.resume().on('end', resolve)
      })
        .on('error', reject)
        .end()
    })
  const asked: Promise<void>[] = []
  const start = Date.now()
  while (Date.now() < start + SECONDS * 1_000) {
    const due = Math.floor(((Date.now() - start) / 1_000) * REQUESTS_A_SECOND)
    while (asked.length < due) asked.push(ask(`/part-1/thing-${asked.length}`))
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  await Promise.all(asked)
  agent.destroy()
  return asked.length
}

async function watchTail(page: Page, url: string, host: StartedHost): Promise<void> {
  await page.goto(`${url}/deployments/big/traffic`)
  await page.getByText('Live', { exact: true }).waitFor()
  let sent = 0
  const gaps = await framesDuring(page, async () => {
    sent = await send(host)
    await page.waitForTimeout(1_000)
  })
  tell(`a tail of ${REQUESTS_A_SECOND} requests a second`, gaps)
  const received = await page
    .getByText(/[\d,]+ received/)
    .first()
    .textContent()
  console.log(`${sent} were answered, and the tail says: ${received}`)
}

try {
  const { host, page, url } = await openUi(program, { hasSample: false })
  await host.api('POST /deployments', { mock: bigMock, subdomain: 'big' })
  await timeToUse(page, url)
  await scrollNothing(page, url)
  await scrollAndFilter(page, url)
  await watchTail(page, url, host)
} finally {
  for (const end of ends) await end()
}
