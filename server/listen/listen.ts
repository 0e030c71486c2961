// Listening: one of two servers, by the runtime and by what the program asks of HTTP.
import type { Engine } from '../../core/index.ts'
import type { Listener, ListenOptions } from './listener.ts'

/** Which server a program needs: Bun's own is faster, Node's carries more. */
export type Transport = 'bun' | 'node'

export function transportFor(engine: Engine): Transport {
  const { bodyOfGet, anyStatus } = engine.program.rawHttp
  return process.versions.bun !== undefined && !bodyOfGet && !anyStatus ? 'bun' : 'node'
}

/** @throws with a `code` such as `EADDRINUSE` where the port can't be had */
export async function listen(engine: Engine, options: ListenOptions): Promise<Listener> {
  if (transportFor(engine) === 'bun') {
    const { listenOnBun } = await import('./bun.ts')
    return listenOnBun(engine, options)
  }
  const { listenOnNode } = await import('./node.ts')
  return listenOnNode(engine, options)
}
