// Connects to another server: to an address that may be asked, and to nothing else.
import { connect, isIP, type Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'
import type { UpstreamOptions } from '../../upstream.ts'

/**
 * @param onMade told of the socket while it is being connected, so that it can be given up
 * @throws what the system says, or who may refuse an address
 */
export async function dial(
  url: URL,
  { resolve }: UpstreamOptions,
  onMade: (socket: Socket) => void,
): Promise<Socket> {
  const isTls = url.protocol === 'https:'
  const hostname = url.hostname.startsWith('[') ? url.hostname.slice(1, -1) : url.hostname
  const addresses = resolve ? await resolve(hostname) : []
  const options = {
    host: addresses[0]?.address ?? hostname,
    port: Number(url.port || (isTls ? 443 : 80)),
  }
  if (!isTls) return opened(connect(options), 'connect', onMade)
  const servername = isIP(hostname) === 0 ? { servername: hostname } : {}
  // Mocks stand in front of test servers, whose certificates nobody has signed. Source: Mockoon.
  const socket = connectTls({ ...options, ...servername, rejectUnauthorized: false })
  return opened(socket, 'secureConnect', onMade)
}

function opened(
  socket: Socket,
  event: 'connect' | 'secureConnect',
  onMade: (socket: Socket) => void,
): Promise<Socket> {
  onMade(socket)
  return new Promise((resolve, reject) => {
    const gone = () => reject(new Error('the connection was closed'))
    socket.once('error', reject).once('close', gone)
    socket.once(event, () => {
      socket.off('error', reject).off('close', gone)
      resolve(socket)
    })
  })
}
