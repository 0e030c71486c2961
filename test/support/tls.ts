// Certificates for tests, and a client that trusts one of them and says whose it was.
import { X509Certificate } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { Agent, request as httpsRequest } from 'node:https'
import type { Socket } from 'node:net'
import { join } from 'node:path'
import type { TLSSocket } from 'node:tls'
import type { Test } from 'tap'
import { createSelfSigned } from '../../server/tls/index.ts'
import { temporaryFolder } from './host.ts'

export interface Pair {
  readonly cert: string
  readonly key: string
  /** What tells it from others. */
  readonly serial: string
}

export function makePair(...others: string[]): Pair {
  const { cert = '', key = '' } = createSelfSigned({ hosts: ['localhost', '127.0.0.1', ...others] })
  return { cert, key, serial: new X509Certificate(cert).serialNumber }
}

export interface PairOnDisk {
  readonly folder: string
  readonly certFile: string
  readonly keyFile: string
  /** `--tls-cert … --tls-key …` */
  readonly options: readonly string[]
  write(pair: Pair): Promise<void>
}

export async function pairOnDisk(t: Test, pair: Pair): Promise<PairOnDisk> {
  const folder = await temporaryFolder(t)
  const [certFile, keyFile] = [join(folder, 'cert.pem'), join(folder, 'key.pem')]
  const write = async (other: Pair) => {
    await writeFile(certFile, other.cert)
    await writeFile(keyFile, other.key)
  }
  await write(pair)
  return {
    folder,
    certFile,
    keyFile,
    options: ['--tls-cert', certFile, '--tls-key', keyFile],
    write,
  }
}

export interface SecureAnswer {
  readonly status: number
  readonly text: string
  /** Of the certificate that the server showed. */
  readonly serial: string
  readonly protocol: string | false | null
}

export interface SecureOptions {
  readonly ca?: string
  readonly host?: string
  readonly method?: string
  readonly headers?: Record<string, string>
  readonly body?: string
  /** To stay on its connections; else each request has one of its own. */
  readonly agent?: Agent
}

/** One that keeps its connection, or as many as it may have. */
export const keepAliveAgent = (t: Test, maxSockets = 1): Agent => {
  // Each connection sees the certificate, for none goes on with what another has settled.
  const agent = new Agent({ keepAlive: true, maxSockets, maxCachedSessions: 0 })
  t.teardown(() => agent.destroy())
  return agent
}

/** @throws where the certificate is not trusted, and where the connection breaks off */
export function askSecurely(
  port: number,
  path: string,
  { ca, host = 'localhost', method = 'GET', headers, body, agent }: SecureOptions = {},
): Promise<SecureAnswer> {
  const options = {
    ...{ host: '127.0.0.1', servername: 'localhost', port, path, method },
    ...(ca === undefined ? { rejectUnauthorized: false } : { ca }),
    ALPNProtocols: ['h2', 'http/1.1'],
    headers: { host, ...headers },
    agent: agent ?? false,
  } as const
  return new Promise((resolve, reject) => {
    const request = httpsRequest(options, (response) => {
      const socket = response.socket as TLSSocket
      const [serial, protocol] = [serialOf(socket), socket.alpnProtocol]
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (chunk) => {
        text += chunk
      })
      response.on('error', reject)
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          text,
          serial,
          protocol,
        }),
      )
    })
    request.setTimeout(20_000, () => request.destroy(new Error('no answer within 20 s')))
    request.on('error', reject)
    request.end(body)
  })
}

/** Of connections that have answered before: Node tells of the certificate once. */
const serials = new WeakMap<Socket, string>()

function serialOf(socket: TLSSocket): string {
  const serial = serials.get(socket) ?? socket.getPeerX509Certificate()?.serialNumber ?? ''
  serials.set(socket, serial)
  return serial
}

const PATIENCE_MS = 20_000

/** Asks again until new connections have the certificate with that serial number. */
export async function renewed({ port }: { readonly port: number }, serial: string): Promise<void> {
  const end = Date.now() + PATIENCE_MS
  while ((await askSecurely(port, '/')).serial !== serial) {
    if (Date.now() > end) throw new Error('the certificate was not renewed')
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
