// A page in a browser that opens WebSockets of a deployment, which no header of its own can open.
import { chromium } from 'playwright-core'
import t from 'tap'
import type { Command } from '../../support/binary.ts'
import { startHost } from '../../support/host.ts'

const mock = {
  data: { said: [] },
  routes: [
    { endpoint: '/page', headers: { 'Content-Type': 'text/html' }, body: '<title>A page</title>' },
    { type: 'ws', endpoint: '/chat', body: "you said {{body 'text'}}" },
    {
      type: 'ws',
      endpoint: '/news',
      streamingMode: 'BROADCAST',
      streamingInterval: 20,
      body: 'news',
    },
    { type: 'ws', endpoint: '/say', body: "{{setData 'push' 'said' '' (body)}}{{data 'said'}}" },
  ],
}

interface Said {
  readonly protocol: string
  readonly text: string
}

/** Runs in the page: opens one, says something, and gives what is answered. */
const talk = ([url, protocols, text]: [string, string[], string]) =>
  new Promise<Said | string>((resolve) => {
    const socket = new WebSocket(url, protocols)
    socket.onopen = () => socket.send(text)
    socket.onmessage = ({ data }) => {
      resolve({ protocol: socket.protocol, text: String(data) })
      socket.close(1000)
    }
    socket.onclose = ({ code }) => resolve(`closed ${code}`)
  })

for (const command of ['binary', 'node'] satisfies Command[])
  t.test(`a page and a deployment on ${command}`, async (t) => {
    const host = await startHost(t, { command, args: ['--no-sample'] })
    const made = await host.api('POST /deployments', {
      mock,
      subdomain: 'shop',
      visibility: 'private',
    })
    await host.api('POST /deployments', { mock, subdomain: 'open', visibility: 'public' })
    const browser = await chromium.launch({
      executablePath: '/usr/bin/chromium',
      args: ['--no-sandbox'],
    })
    t.teardown(() => browser.close())
    const page = await browser.newPage()
    await page.goto(`http://open.localhost:${host.port}/page`)
    const ask = (path: string, protocols: string[], text: string) =>
      page.evaluate(talk, [`ws://shop.localhost:${host.port}${path}`, protocols, text] as [
        string,
        string[],
        string,
      ])
    const { key } = made.json
    const json = '{"text":"hi"}'
    const said = { protocol: '', text: 'you said hi' }
    t.same(await ask(`/chat?key=${key}`, [], json), said)
    const own = `mockhost.key.${key}`
    t.same(await ask('/chat', [own], json), { ...said, protocol: own })
    t.same(await ask('/chat', ['v1', own], json), { ...said, protocol: 'v1' })
    t.same(await ask('/news', [own], ''), { protocol: own, text: 'news' })
    const session = 'mockhost.session.one'
    t.match(await ask('/say', [own, session], 'a'), { text: '["a"]' })
    t.match(await ask(`/say?key=${key}&mockhost-session=one`, [], 'b'), { text: '["a","b"]' })
    t.match(await ask(`/say?key=${key}`, [], 'c'), { text: '["c"]' })
    t.equal(await ask('/chat', [], json), 'closed 1006', 'and not without a key')
  })
