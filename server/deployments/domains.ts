// Host names that deployments have of their own.
import { domainToASCII } from 'node:url'
import type { Context } from './context.ts'
import { domainInvalid, domainTaken } from './refusals.ts'
import { findByDomain } from './rows.ts'

const LABEL = /^[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?$/

/**
 * Host names as browsers send them: lower case, in ASCII, without a dot at the end.
 * @throws Refusal `domain-invalid`
 */
export function readDomains({ settings }: Context, domains: readonly string[]): string[] {
  const hosts = domains.map((domain) => {
    const host = asciiOf(domain.trim().replace(/\.$/, ''))
    const reason = reasonAgainst(host, settings.reservedDomain.toLowerCase())
    if (reason) throw domainInvalid(domain, reason)
    return host
  })
  return [...new Set(hosts)].sort()
}

/** Empty for what is part of a URL, or none. */
const asciiOf = (domain: string): string =>
  /[/\\:?#@%[\]\s]/.test(domain) ? '' : domainToASCII(domain).toLowerCase()

function reasonAgainst(host: string, reserved: string): string | undefined {
  const labels = host.split('.')
  if (host.length > 253 || !labels.every((label) => LABEL.test(label)))
    return 'it is not a host name, as in api.example.com'
  // An address is what the server itself may be reached by.
  if (/^\d+$/.test(labels.at(-1) ?? '')) return 'it is an address, not a host name'
  if (host === reserved || host === 'localhost') return "it is the server's own"
  if (host.endsWith(`.${reserved}`)) return `names below ${reserved} are subdomains of deployments`
  return undefined
}

/**
 * Makes these the domains of a deployment, and no others. One that is left of a deleted deployment is taken from it.
 * @throws Refusal `domain-taken`
 */
export function setDomains({ database }: Context, id: string, hosts: readonly string[]): void {
  database.prepare('DELETE FROM domains WHERE deployment_id = ?').run(id)
  for (const host of hosts) {
    if (findByDomain(database, host)) throw domainTaken(host)
    database
      .prepare('INSERT OR REPLACE INTO domains (host, deployment_id) VALUES (?, ?)')
      .run(host, id)
  }
}

export const domainsOf = ({ database }: Context, id: string): string[] =>
  database
    .prepare<{ host: string }>('SELECT host FROM domains WHERE deployment_id = ? ORDER BY host')
    .all(id)
    .map(({ host }) => host)
