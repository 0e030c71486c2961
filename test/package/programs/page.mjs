// What a page does: a mock in the browser, and a client that is refused.
import { createMock, crud, get } from 'mockhost'
import { MockhostClient, MockhostError } from 'mockhost/client'

const mock = createMock({
  data: { users: [{ id: '1', name: 'Ann' }] },
  routes: [crud('/users', 'users'), get('/dice', "{{faker 'person.firstName'}}")],
})
const client = new MockhostClient({ url: location.origin, key: 'mh_test' })
const refused = await client.me().catch((error) => error)
document.body.textContent = JSON.stringify({
  user: await (await mock.fetch('/users/1')).json(),
  hasDice: /^\w+$/.test(await (await mock.fetch('/dice')).text()),
  isMockhostError: refused instanceof MockhostError,
  code: refused.code,
  status: refused.status,
})
