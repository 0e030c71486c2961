// A mock on a port of this machine.
import { MockhostError, messageOf, type Program } from '../../core/index.ts'
import { checkOptions, nameValue, refuse } from '../argument/index.ts'
import type { App } from '../listen/index.ts'
import type { Listening, ListenOptions } from './mock.ts'

/**
 * @param program what the port must be able to carry
 * @throws MockhostError `listen-failed`, `argument-invalid`
 */
export async function listenTo(
  app: App,
  program: Program | undefined,
  options?: ListenOptions,
  messageBytes?: number,
): Promise<Listening> {
  const { port, hostname } = checkListen(options)
  const { fastTransport, listen, transportFor } = await loadServer()
  try {
    const transport = program ? transportFor(program) : fastTransport
    const listener = await listen(app, { port, hostname, transport, messageBytes })
    const close = () => listener.close()
    return { url: listener.url, port: listener.port, close, [Symbol.asyncDispose]: close }
  } catch (error) {
    throw failed(`${hostname}:${port} can't be listened on`, error)
  }
}

/** Loaded here only: it is the one part of a mock that needs more than the web platform. */
async function loadServer(): Promise<typeof import('../listen/index.ts')> {
  try {
    const server = await import('../listen/index.ts')
    // A bundler for browsers may have put an empty module in its place.
    if (typeof server.listen === 'function') return server
  } catch (error) {
    throw failed('there is no server here', error)
  }
  throw failed('there is no server here', new Error('browsers can not listen on ports'))
}

function checkListen(options: unknown): Required<ListenOptions> {
  const what = 'listen(…)'
  const { port = 0, hostname = '127.0.0.1' } = checkOptions(what, options, ['port', 'hostname'])
  if (!Number.isInteger(port) || (port as number) < 0 || (port as number) > 65_535)
    refuse(what, `the port is ${nameValue(port)}`, 'Give 0 to 65535; 0 takes any free port.')
  if (typeof hostname !== 'string')
    refuse(what, `the hostname is ${nameValue(hostname)}`, "Give an address such as '127.0.0.1'.")
  return { port: port as number, hostname }
}

const REASONS: Record<string, string> = {
  EADDRINUSE: 'the port is taken. Give port 0 for any free one',
  EACCES: 'the port may not be used. Give one above 1023',
  EADDRNOTAVAIL: 'this machine has no such address',
  ENOTFOUND: 'there is no such address',
}

function failed(what: string, error: unknown): MockhostError {
  const { code = '' } = error as { code?: string }
  const reason = REASONS[code] ?? messageOf(error)
  return new MockhostError('listen-failed', `listen(…): ${what}: ${reason}`, { cause: error })
}
