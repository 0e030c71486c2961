// One file being served: its engine, and the port that it answers on.
import { Engine, type EngineOptions, type Program, type World } from '../../core/index.ts'
import {
  type Listener,
  type ListenOptions,
  listen,
  type Transport,
  transportFor,
} from '../../sdk/listen/index.ts'
import type { LoadedDocument } from '../documents/index.ts'

export class ServedMock {
  readonly file: string
  readonly #engine: Engine
  #listener: Listener | undefined
  #transport: Transport | undefined
  #options: Partial<ListenOptions> = {}

  constructor(document: LoadedDocument, world: World, onOutcome: EngineOptions['onOutcome']) {
    this.file = document.file
    this.#engine = new Engine(document.program as Program, {
      world,
      ...(onOutcome ? { onOutcome } : {}),
    })
  }

  get name(): string {
    return this.#engine.program.mock.name
  }

  get routeCount(): number {
    return this.#engine.program.mock.routes.length
  }

  get url(): string {
    return this.#listener?.url ?? ''
  }

  /** Listens where the options say, else where the mock says. */
  async listen(options: Partial<ListenOptions>): Promise<void> {
    const { port, hostname } = this.#engine.program.mock
    const transport = transportFor(this.#engine.program)
    this.#transport = transport
    this.#options = options
    this.#listener = await listen(this.#engine, { port, hostname, ...options, transport })
    // What templates use is loaded while nobody waits for it; where that fails, the request that needs it says so.
    this.#engine.warmUp().catch(() => {})
  }

  /** Goes on with another program on the same port; a server is changed only where the program needs another one. */
  async replace(program: Program): Promise<void> {
    this.#engine.replace(program)
    if (!this.#listener || transportFor(this.#engine.program) === this.#transport) return
    const { port } = this.#listener
    await this.#listener.close()
    await this.listen({ ...this.#options, port })
  }

  async close(): Promise<void> {
    await this.#listener?.close()
  }
}
