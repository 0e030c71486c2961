// Measures WebSocket routes of a deployment of `mockhost start`: connections that are silent, and broadcasts.
// Usage: node bench/sockets.ts [--idle N] [--listeners N]
import { mkdtempSync, rmSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { residentMegabytes } from './cpu.ts'
import { withHosted } from './hosted-server.ts'
import { median, textAt } from './measure.ts'

const { values } = parseArgs({
  options: {
    idle: { type: 'string', default: '5000' },
    listeners: { type: 'string', default: '1000' },
  },
})

/** Of a broadcast message: the time at which it was rendered, and so many letters in all. */
const MESSAGE_BYTES = 1_024
const TIME_DIGITS = 13
const MESSAGES = 30

const mock = {
  name: 'Sockets',
  routes: [
    { type: 'ws', endpoint: '/idle', body: '{{body}}' },
    {
      type: 'ws',
      endpoint: '/news',
      streamingMode: 'BROADCAST',
      streamingInterval: 250,
      body: `{{now 'T'}}${'x'.repeat(MESSAGE_BYTES - TIME_DIGITS)}`,
    },
    { endpoint: '/hello', body: 'hello' },
  ],
}

const HOST = 'sockets.localhost'
const folder = mkdtempSync(join(tmpdir(), 'bench-'))
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

async function deploy(url: string, key: string): Promise<void> {
  const body = JSON.stringify({ mock, subdomain: 'sockets', visibility: 'public' })
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' }
  await textAt(`${url}/api/v1/deployments`, { method: 'POST', path: '', headers, body }, undefined)
}

/** A WebSocket that is read by who asked for it. */
function open(url: URL, path: string, onData: (chunk: Buffer) => void): Promise<Socket> {
  const socket = connect(Number(url.port), url.hostname)
  socket.write(
    `GET ${path} HTTP/1.1\r\nHost: ${HOST}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`,
  )
  return new Promise((resolve, reject) => {
    socket.once('error', reject)
    socket.once('data', (head: Buffer) => {
      if (!head.toString('latin1').startsWith('HTTP/1.1 101'))
        return reject(new Error(String(head)))
      socket.on('data', onData)
      onData(head.subarray(head.indexOf('\r\n\r\n') + 4))
      resolve(socket)
    })
  })
}

async function openMany(
  url: URL,
  path: string,
  count: number,
  onData: (index: number, chunk: Buffer) => void,
): Promise<Socket[]> {
  const sockets: Socket[] = []
  while (sockets.length < count) {
    const some = Array.from({ length: Math.min(100, count - sockets.length) }, (_, index) => {
      const own = sockets.length + index
      return open(url, path, (chunk) => onData(own, chunk))
    })
    sockets.push(...(await Promise.all(some)))
  }
  return sockets
}

async function idle(pid: number, url: URL, count: number): Promise<void> {
  await wait(1_000)
  const before = residentMegabytes(pid)
  const sockets = await openMany(url, '/idle', count, () => {})
  await wait(3_000)
  const open = residentMegabytes(pid)
  for (const socket of sockets) socket.destroy()
  await wait(3_000)
  row(`resident with none of ${count} connections`, before, 'MB')
  row(`resident with ${count} silent connections`, open, 'MB')
  row('what they take', open - before, 'MB', 150)
  row('resident once they are closed', residentMegabytes(pid), 'MB')
}

/** From rendering a message to the last of those who listen having it. */
async function broadcast(url: URL, count: number): Promise<void> {
  const times: number[] = []
  let message = { at: '', missing: 0 }
  const hear = (at: string): void => {
    if (message.at !== at) message = { at, missing: count }
    if (--message.missing === 0) times.push(Date.now() - Number(at))
  }
  const rest = Array.from({ length: count }, () => Buffer.alloc(0) as Buffer)
  const sockets = await openMany(url, '/news', count, (index, chunk) => {
    const bytes = Buffer.concat([rest[index] as Buffer, chunk])
    const whole = 4 + MESSAGE_BYTES
    let at = 0
    for (; at + whole <= bytes.length; at += whole)
      hear(bytes.toString('latin1', at + 4, at + 4 + TIME_DIGITS))
    rest[index] = bytes.subarray(at)
  })
  while (times.length < MESSAGES) await wait(100)
  for (const socket of sockets) socket.destroy()
  row(`1 KB to ${count} clients: until the last has it, median`, median(times), 'ms', 50)
  row(`1 KB to ${count} clients: the slowest of ${MESSAGES}`, Math.max(...times), 'ms')
}

function row(title: string, figure: number, unit: string, goal?: number): void {
  console.log(
    `| ${title} | ${figure.toFixed(0)} ${unit} | ${goal === undefined ? '' : `${goal} ${unit}`} |`,
  )
}

try {
  await withHosted(join(folder, 'data'), async ({ pid, url, rootKey = '' }) => {
    await deploy(url, rootKey)
    const target = new URL(url)
    await broadcast(target, Number(values.listeners))
    await idle(pid, target, Number(values.idle))
  })
} finally {
  rmSync(folder, { recursive: true, force: true })
}
