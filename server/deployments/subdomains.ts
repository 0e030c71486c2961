// Subdomains: which ones there may be, which are free, and making one.
import { randomInt } from 'node:crypto'
import type { SubdomainCheck } from '../../core/api/index.ts'
import type { Database } from '../storage/index.ts'
import { subdomainInvalid, subdomainTaken } from './refusals.ts'
import { findBySubdomain, isId } from './rows.ts'

/** What the server, or what people expect at such a name, may need some day. */
const RESERVED = new Set(
  (
    'admin administrator api app assets autoconfig autodiscover broadcasthost cdn console control ' +
    'dashboard docs ftp healthz help hostmaster imap isatap localdomain localhost login logout ' +
    'mail metrics mockhost mockoon mockoon-admin openapi pop postmaster readyz root server smtp ' +
    'static status support system webmail webmaster wpad www'
  ).split(' '),
)

const LENGTH = 8
const ALPHABET = 'abcdefghijklmnopqrstuvwxyz0123456789'

/** Why a text can't be a subdomain. */
export function reasonAgainst(subdomain: string): string | undefined {
  if (subdomain.length < 3) return 'it has fewer than 3 characters'
  if (subdomain.length > 63) return 'it has more than 63 characters'
  if (/[A-Z]/.test(subdomain)) return 'it has capital letters; only a-z, 0-9 and - are allowed'
  if (!/^[a-z0-9-]*$/.test(subdomain)) return 'only a-z, 0-9 and - are allowed'
  if (/^-|-$/.test(subdomain)) return 'it may neither begin nor end with -'
  // Browsers show such a name in letters of other scripts, which may look like another one.
  if (subdomain.startsWith('xn--')) return 'names that begin with xn-- are not allowed'
  if (isId(subdomain)) return 'it looks like the id of a deployment'
  if (RESERVED.has(subdomain)) return 'it is reserved'
  return undefined
}

export function checkSubdomain(database: Database, subdomain: string): SubdomainCheck {
  const isTaken = (): string | null => (findBySubdomain(database, subdomain) ? 'it is taken' : null)
  const reason = reasonAgainst(subdomain) ?? isTaken()
  return { isAvailable: reason === null, reason }
}

/** @throws Refusal `subdomain-invalid`, `subdomain-taken` by another deployment than the owner */
export function assertFree(database: Database, subdomain: string, owner?: string): void {
  const reason = reasonAgainst(subdomain)
  if (reason) throw subdomainInvalid(subdomain, reason)
  const row = findBySubdomain(database, subdomain)
  if (row && row.id !== owner) throw subdomainTaken(subdomain)
}

/** A free one, as in `mock-x4k09sbb`. */
export function makeSubdomain(database: Database): string {
  const letters = Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)])
  const subdomain = `mock-${letters.join('')}`
  return findBySubdomain(database, subdomain) ? makeSubdomain(database) : subdomain
}
