// The client of the management API where no server is: with a fetch of its own, and with a closed port.
import { MockhostError } from 'mockhost'
import { MockhostClient } from 'mockhost/client'

const client = new MockhostClient({
  url: 'http://mock.test',
  key: 'mh_test',
  fetch: async (url) => Response.json({ url: String(url) }),
})
console.log(JSON.stringify(await client.me()))
await new MockhostClient({ url: 'http://127.0.0.1:1', key: 'mh_test' })
  .me()
  .catch((error) => console.log(error instanceof MockhostError, error.code))
