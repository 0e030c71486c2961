// Runs in a browser page, under a service worker of MSW: what a mock answers there. The test reads what it gives.
import * as msw from 'msw'
import { setupWorker } from 'msw/browser'
import { createMock, crud, get, post } from '../../../sdk/index.ts'
import { mswHandlers, onUnhandled } from '../../../sdk/msw/index.ts'

const major = 'SetupApi' in msw ? 2 : 3
const API = 'https://api.example.test'

const mock = createMock({
  name: 'Shop',
  data: { users: [{ id: '1', name: 'Ann' }] },
  routes: [
    crud('/users', 'users'),
    post('/orders', "for {{body 'customer.name'}}", { status: 201 }),
    post('/login', 'in', { headers: { 'Set-Cookie': ['sid=s-1; Path=/', 'lang=de; Path=/'] } }),
    get('/me', "{{cookie 'sid'}} {{cookie 'lang'}}"),
    get('/650', 'odd', { status: 650 }),
    get('/made', ({ query }) => ({ page: query.page })),
    get('/faked', "{{faker 'person.firstName'}}"),
  ],
})
const own = createMock({ routes: [get('/api/hello', 'from the mock')] })

const worker = setupWorker(
  ...mswHandlers(mock, { origin: API }),
  ...mswHandlers(own, { origin: location.origin }),
)

async function send(path: string, init?: RequestInit): Promise<[status: number, text: string]> {
  const response = await fetch(path.startsWith('/') ? API + path : path, init)
  return [response.status, await response.text()]
}

const json = (body: unknown): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
})

const sendXhr = (url: string): Promise<[status: number, text: string]> =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('GET', url)
    request.onload = () => resolve([request.status, request.responseText])
    request.onerror = () => reject(new Error('failed'))
    request.send()
  })

async function run(): Promise<Record<string, unknown>> {
  const unhandled = onUnhandled(mock)
  const options = major === 2 ? { onUnhandledRequest: unhandled } : { onUnhandledFrame: unhandled }
  await worker.start({ quiet: true, ...options } as Parameters<typeof worker.start>[0])
  const session = { headers: { 'X-Mockhost-Session': 'mine' } }
  const results = {
    major,
    list: await send('/users'),
    xhr: await sendXhr(`${API}/users/1`),
    head: await send('/users', { method: 'HEAD' }),
    body: await send('/orders', json({ customer: { name: 'Bob' } })),
    added: (await send('/users', json({ id: '2' })))[0],
    ofSession: (await send('/users', { method: 'DELETE', ...session }))[0],
    together: await send('/users'),
    login: await send('/login', { method: 'POST', credentials: 'include' }),
    cookies: await send('/me', { credentials: 'include' }),
    withoutCookies: await send('/me', { credentials: 'omit' }),
    odd: await send('/650'),
    made: await send('/made?page=3'),
    faked: await send('/faked'),
    own: await send(`${location.origin}/api/hello`),
    file: await send(`${location.origin}/plain.txt`),
    sent: await send(`${location.origin}/echo`, { method: 'POST', body: 'intact' }),
    unanswered: await send('/usres'),
    calls: mock.calls('POST /orders').map(({ request }) => request.body),
  }
  await worker.stop()
  return { ...results, stopped: await send(`${location.origin}/api/hello`) }
}

Object.assign(globalThis, { run })
