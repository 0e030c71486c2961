// TLS of a served mock: the certificate that the command line names, else what the mock's `tlsOptions` say.
import type { Program, World } from '../../core/index.ts'
import type { TlsIdentity } from '../../sdk/listen/index.ts'
import { FollowedIdentity, type IdentitySource, sourceOfMock } from '../tls/index.ts'

export interface SecurityOptions {
  /** What the command line names. */
  readonly source: IdentitySource | undefined
  readonly world: World
  /** What paths of the mock are relative to. */
  readonly folder: string
  /** Where it listens, if the command line says so. */
  readonly hostname: string | undefined
  /** A line for the log. */
  tell(message: string): void
}

export class Security {
  readonly #options: SecurityOptions
  readonly #renew: (identity: TlsIdentity) => void
  #identity: FollowedIdentity | undefined
  /** What the identity was made for; undefined before there was one. */
  #madeFor: string | undefined
  #stop = () => {}

  constructor(options: SecurityOptions, renew: (identity: TlsIdentity) => void) {
    this.#options = options
    this.#renew = renew
  }

  /** Undefined for plain HTTP. */
  get identity(): TlsIdentity | undefined {
    return this.#identity?.current
  }

  /**
   * Makes ready what a program needs; gives whether that is something else than before.
   * @throws IdentityProblem where it can't be used, and what was there before stays
   */
  async secure({ mock }: Program): Promise<boolean> {
    const { source, world, folder, hostname = mock.hostname } = this.#options
    const madeFor = source ? '' : JSON.stringify(mock.tlsOptions)
    if (madeFor === this.#madeFor) return false
    const wanted = source ?? sourceOfMock(mock, { world, folder, hostname })
    this.#identity = wanted && (await FollowedIdentity.open(wanted))
    this.#madeFor = madeFor
    return true
  }

  /** A program whose mock says that it has TLS where the command line has it so. */
  inProgram(program: Program): Program {
    const { mock } = program
    if (!this.#options.source || mock.tlsOptions.enabled) return program
    return { ...program, mock: { ...mock, tlsOptions: { ...mock.tlsOptions, enabled: true } } }
  }

  /** Takes what is put in the place of its files, from now on. */
  follow(): void {
    this.#stop()
    const { tell } = this.#options
    this.#stop = this.#identity?.follow({ take: this.#renew, tell }) ?? (() => {})
  }

  end(): void {
    this.#stop()
  }
}
