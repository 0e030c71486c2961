// A mock behind MSW, whichever major is installed.
import { createRequire } from 'node:module'
import { createMock, get } from 'mockhost'
import { mswHandlers, onUnhandled } from 'mockhost/msw'
import { getResponse, HttpResponse, http } from 'msw'
import { setupServer } from 'msw/node'

const { version } = createRequire(import.meta.url)('msw/package.json')
const major = Number(version.split('.')[0])
const origin = 'https://api.example.com'
const mock = createMock({ routes: [get('/users/:id', { id: "{{urlParam 'id'}}" })] })
const handlers = [
  ...mswHandlers(mock, { origin }),
  http.get(`${origin}/own`, () => HttpResponse.text('own')),
]

/** MSW 3 intercepts nothing on Bun, where handlers can be asked all the same. */
const intercepts = major < 3 || process.versions.bun === undefined
const server = setupServer(...handlers)
const reaction = onUnhandled(mock, 'error')
if (intercepts)
  server.listen(major > 2 ? { onUnhandledFrame: reaction } : { onUnhandledRequest: reaction })
const send = (url) => (intercepts ? fetch(url) : getResponse(handlers, new Request(url)))
const ask = async (path) => {
  const response = await send(origin + path)
  if (!response) throw new Error('it is declined')
  return response.text()
}
console.log(major)
console.log(await ask('/users/7'))
console.log(await ask('/own'))
mock.expectCalled('GET /users/:id', { times: 1, params: { id: '7' } })
await ask('/user/7').catch(() => console.log('refused'))
if (intercepts) server.close()
