// A WebSocket route on a port, by what is installed beside the package.
import { createMock } from 'mockhost'

const mock = createMock({ routes: [{ type: 'ws', endpoint: '/chat', body: 'you said {{body}}' }] })
const server = await mock.listen()
const socket = new WebSocket(`${server.url.replace('http', 'ws')}/chat`)
socket.onopen = () => socket.send('hi')
const said = await new Promise((resolve, reject) => {
  socket.onmessage = ({ data }) => resolve(data)
  socket.onerror = reject
})
socket.close()
await server.close()
console.log(said)
