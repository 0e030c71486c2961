// Makes a mock live on a server, and asks it there.
import { MockhostClient } from 'mockhost/client'

const { MOCKHOST_URL: url, MOCKHOST_KEY: key } = process.env
const client = new MockhostClient({ url, key })
const deployed = await client.deploy({
  subdomain: 'greeting',
  visibility: 'public',
  mock: { routes: [{ endpoint: '/hi', body: 'Hi from a deployment' }] },
})
console.log(deployed.subdomain)
console.log(await (await fetch(`${url}/@greeting/hi`)).text())
for await (const { request, response } of client.transactions('greeting'))
  console.log(response.status, request.path)
