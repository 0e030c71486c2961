// From a request to the deployment that it is for: by its host name, or by its path on the bare domain.
import type { Answer, IncomingRequest } from '../../core/index.ts'
import type { Deployments } from '../deployments/index.ts'
import { type HostMeaning, readHost, readPathHost } from './host.ts'
import { AlteredIncoming } from './incoming.ts'
import type { LiveDeployment } from './live-deployment.ts'
import type { LiveDeployments } from './live-deployments.ts'
import { notLoadable, unknownHost } from './refusals.ts'

export interface DataPlaneParts {
  readonly domain: string
  readonly deployments: Deployments
  readonly live: LiveDeployments
  /** Told of a mock that can't be loaded any more. */
  readonly onError: (error: unknown) => void
}

/** Where a host name leads: to a deployment in memory, to one that must be loaded, to the control plane, nowhere. */
type Destination = LiveDeployment | { readonly load: string } | 'control' | 'nowhere'

/** Host names that are kept; anybody can make up as many as they like. */
const MAX_KEPT_HOSTS = 20_000

export class DataPlane {
  readonly #parts: DataPlaneParts
  readonly #destinations = new Map<string, Destination>()

  constructor(parts: DataPlaneParts) {
    this.#parts = parts
  }

  /** The answer of a mock, or that there is none; undefined where the control plane is meant. */
  handle(incoming: IncomingRequest): Answer | Promise<Answer> | undefined {
    const header = incoming.header('host') ?? ''
    const destination = this.#destinationOf(header)
    if (destination === 'control') return this.#handleByPath(incoming)
    return this.#send(incoming, destination, header)
  }

  /** Names may lead elsewhere from now on. */
  forgetNames(): void {
    this.#destinations.clear()
  }

  /** The deployment whose admin API a request is for, and the request at its path; undefined for none. */
  async findAdmin(
    request: Request,
  ): Promise<{ live: LiveDeployment; request: Request } | undefined> {
    const url = new URL(request.url)
    const destination = this.#destinationOf(request.headers.get('host') ?? url.host)
    const byPath = destination === 'control' ? readPathHost(url.pathname) : undefined
    const path = byPath?.target ?? url.pathname
    if (!isAdminPath(path)) return undefined
    const live = await this.#liveAt(byPath ? this.#bySubdomain(byPath.subdomain) : destination)
    if (!live) return undefined
    url.pathname = path
    return { live, request: byPath ? new Request(url, request) : request }
  }

  #handleByPath(incoming: IncomingRequest): Answer | Promise<Answer> | undefined {
    const named = readPathHost(incoming.target)
    if (!named) return undefined
    const { subdomain, target } = named
    const altered = new AlteredIncoming(incoming, target)
    return this.#send(altered, this.#bySubdomain(subdomain), `@${subdomain}`)
  }

  #send(
    incoming: IncomingRequest,
    destination: Destination,
    name: string,
  ): Answer | Promise<Answer> | undefined {
    if (destination === 'nowhere' || destination === 'control') return unknownHost(name)
    if (isAdminPath(incoming.target)) return undefined
    if ('load' in destination) return this.#loadAndSend(incoming, destination, name)
    return destination.handle(incoming)
  }

  async #loadAndSend(
    incoming: IncomingRequest,
    destination: Destination,
    name: string,
  ): Promise<Answer> {
    try {
      const live = await this.#liveAt(destination)
      return live ? await live.handle(incoming) : unknownHost(name)
    } catch (error) {
      this.#parts.onError(error)
      return notLoadable()
    }
  }

  async #liveAt(destination: Destination): Promise<LiveDeployment | undefined> {
    if (typeof destination === 'string') return undefined
    return 'load' in destination ? this.#parts.live.load(destination.load) : destination
  }

  #destinationOf(header: string): Destination {
    const known = this.#destinations.get(header)
    if (known !== undefined) return known
    const destination = this.#byMeaning(readHost(header, this.#parts.domain))
    const isLasting = typeof destination === 'string' || !('load' in destination)
    if (isLasting) this.#keep(header, destination)
    return destination
  }

  #keep(header: string, destination: Destination): void {
    if (this.#destinations.size >= MAX_KEPT_HOSTS) this.#destinations.clear()
    this.#destinations.set(header, destination)
  }

  #byMeaning(meaning: HostMeaning): Destination {
    switch (meaning.kind) {
      case 'control':
        return 'control'
      case 'subdomain':
        return this.#bySubdomain(meaning.subdomain)
      case 'domain':
        return this.#byId(this.#parts.deployments.recordByDomain(meaning.host)?.id)
    }
  }

  #bySubdomain(subdomain: string): Destination {
    return this.#byId(this.#parts.deployments.recordBySubdomain(subdomain)?.id)
  }

  #byId(id: string | undefined): Destination {
    if (id === undefined) return 'nowhere'
    return this.#parts.live.get(id) ?? { load: id }
  }
}

/** Mockoon's admin API is answered apart from the mock. */
export const isAdminPath = (target: string): boolean => target.startsWith('/mockoon-admin')
