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
import { Security, type SecurityOptions } from './security.ts'

export interface ServedMockOptions {
  readonly world: World
  readonly onOutcome: EngineOptions['onOutcome']
  /** A certificate in place of the mock's own, and who hears of it. */
  readonly security: SecurityOptions
}

export class ServedMock {
  readonly file: string
  readonly #engine: Engine
  readonly #security: Security
  #listener: Listener | undefined
  #transport: Transport | undefined
  #options: Partial<ListenOptions> = {}

  constructor(
    { file, program }: LoadedDocument,
    { world, onOutcome, security }: ServedMockOptions,
  ) {
    this.file = file
    this.#security = new Security(security, (identity) => this.#listener?.renew?.(identity))
    this.#engine = new Engine(this.#security.inProgram(program as Program), {
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

  /**
   * Listens where the options say, else where the mock says.
   * @throws IdentityProblem where the certificate can't be used
   */
  async listen(options: Partial<ListenOptions>): Promise<void> {
    this.#options = options
    await this.#security.secure(this.#engine.program)
    await this.#listen(options)
    this.#security.follow()
    // What templates use is loaded while nobody waits for it; where that fails, the request that needs it says so.
    this.#engine.warmUp().catch(() => {})
  }

  async #listen(options: Partial<ListenOptions>): Promise<void> {
    const { port, hostname } = this.#engine.program.mock
    const transport = transportFor(this.#engine.program)
    this.#transport = transport
    const tls = this.#security.identity
    this.#listener = await listen(this.#engine, { port, hostname, ...options, transport, tls })
  }

  /**
   * Goes on with another program on the same port; a server is changed only where the program needs another one.
   * @throws IdentityProblem where its certificate can't be used, and the one before goes on
   */
  async replace(program: Program): Promise<void> {
    const isOtherwiseSecured = await this.#security.secure(program)
    this.#engine.replace(this.#security.inProgram(program))
    const isCarried = transportFor(this.#engine.program) === this.#transport
    if (!this.#listener || (isCarried && !isOtherwiseSecured)) return
    const { port } = this.#listener
    await this.#listener.close()
    await this.#listen({ ...this.#options, port })
    if (isOtherwiseSecured) this.#security.follow()
    this.#engine.warmUp().catch(() => {})
  }

  async close(): Promise<void> {
    this.#security.end()
    await this.#listener?.close()
  }
}
