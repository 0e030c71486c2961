// Keeps an identity as its files are: what is put in their place is taken while the server runs.
import { X509Certificate } from 'node:crypto'
import { messageOf } from '../../core/index.ts'
import type { TlsIdentity } from '../../sdk/listen/index.ts'
import { stampOf } from '../file-stamp.ts'
import type { IdentitySource } from './source.ts'

/** Milliseconds between looks at the files: polling works on every file system, and in containers. */
const LOOK_MS = 500

export interface Follower {
  /** New connections are to be secured with it. */
  take(identity: TlsIdentity): void
  /** A line for the log. */
  tell(message: string): void
}

/** An identity, as it was read last. */
export class FollowedIdentity {
  readonly source: IdentitySource
  #current: TlsIdentity
  /** Of the files, before they were read. */
  #read: string
  /** Of the files at the last look. */
  #seen: string

  private constructor(source: IdentitySource, identity: TlsIdentity, stamps: string) {
    this.source = source
    this.#current = identity
    this.#read = stamps
    this.#seen = stamps
  }

  /** @throws IdentityProblem that says which file is wrong, why, and what to do */
  static async open(source: IdentitySource): Promise<FollowedIdentity> {
    const stamps = await stampsOf(source)
    return new FollowedIdentity(source, await source.read(), stamps)
  }

  get current(): TlsIdentity {
    return this.#current
  }

  /** Looks at the files from now on; gives what ends that. */
  follow(follower: Follower): () => void {
    const note = this.source.note ?? validityNote(this.#current)
    if (note) follower.tell(note)
    let timer: ReturnType<typeof setTimeout> | undefined
    let isEnded = this.source.files.length === 0
    const wait = () => {
      if (!isEnded) timer = setTimeout(() => void this.#look(follower).then(wait), LOOK_MS).unref()
    }
    wait()
    return () => {
      isEnded = true
      clearTimeout(timer)
    }
  }

  /** Two files are written one after the other: they are read once nothing has changed for the time between two looks. */
  async #look(follower: Follower): Promise<void> {
    const stamps = await stampsOf(this.source)
    const isSettled = stamps === this.#seen
    this.#seen = stamps
    if (!isSettled || stamps === this.#read) return
    this.#read = stamps
    try {
      const identity = await this.source.read()
      follower.take(identity)
      this.#current = identity
      follower.tell(
        validityNote(identity) ?? `new connections have the certificate of ${this.source.files[0]}`,
      )
    } catch (error) {
      follower.tell(`${messageOf(error)} The certificate that was there before stays in use.`)
    }
  }
}

const stampsOf = async ({ files }: IdentitySource): Promise<string> =>
  (await Promise.all(files.map(stampOf))).join()

/** What clients will say of it. */
function validityNote({ cert }: TlsIdentity): string | undefined {
  if (cert === undefined) return undefined
  const { validFrom, validTo } = new X509Certificate(cert)
  const now = Date.now()
  if (Date.parse(validTo) < now)
    return `the certificate expired on ${dayOf(validTo)}: clients refuse it`
  if (Date.parse(validFrom) > now)
    return `the certificate is valid from ${dayOf(validFrom)} on: clients refuse it`
  return undefined
}

const dayOf = (text: string): string => new Date(text).toISOString().slice(0, 10)
