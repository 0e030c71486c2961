// Reads where a request is going from its Host header.
import { isIP } from 'node:net'

/** What a host name means on a server with a domain. */
export type HostMeaning =
  /** The bare domain, or an address of the machine: the control plane. */
  | { readonly kind: 'control' }
  | { readonly kind: 'subdomain'; readonly subdomain: string }
  /** Any other name: a deployment's own domain, or nobody's. */
  | { readonly kind: 'domain'; readonly host: string }

/** How the machine speaks to itself, whatever the domain: health checks do. */
const OWN_NAMES = new Set(['', 'localhost'])

/** @param header as it was sent: case, port and a dot at the end do not matter */
export function readHost(header: string, domain: string): HostMeaning {
  const host = hostName(header)
  if (host === domain || OWN_NAMES.has(host) || isIP(host) !== 0) return { kind: 'control' }
  if (!host.endsWith(`.${domain}`)) return { kind: 'domain', host }
  return { kind: 'subdomain', subdomain: host.slice(0, -domain.length - 1) }
}

function hostName(header: string): string {
  const lower = header.trim().toLowerCase()
  const bracketed = /^\[([^\]]*)\]/.exec(lower)?.[1]
  if (bracketed !== undefined) return bracketed
  return lower.replace(/:\d*$/, '').replace(/\.$/, '')
}

/** The parts of a target such as `/@shop/users?page=2`; undefined for one that names no deployment. */
export function readPathHost(target: string): { subdomain: string; target: string } | undefined {
  if (!target.startsWith('/@')) return undefined
  const end = target.slice(2).search(/[/?]/)
  const subdomain = end < 0 ? target.slice(2) : target.slice(2, end + 2)
  const rest = end < 0 ? '' : target.slice(end + 2)
  return { subdomain: subdomain.toLowerCase(), target: rest.startsWith('/') ? rest : `/${rest}` }
}
