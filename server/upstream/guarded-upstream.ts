// Asks other servers for mocks that others have written: never this machine or its network, whatever they are called.
import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import { MockhostError, type Upstream } from '../../core/index.ts'
import { createUpstream } from '../../sdk/world/index.ts'
import { type Allowed, isAllowed, whyNotPublic } from './addresses.ts'

export interface Address {
  readonly address: string
  readonly family: 4 | 6
}

export interface GuardOptions {
  readonly allowed: Allowed
  /** Finds the addresses of a name; the system's own where it is left out. */
  readonly find?: ((hostname: string) => Promise<readonly Address[]>) | undefined
}

/** The address that is checked is the one that is connected to: a name can't lead elsewhere in between. */
export function guardedUpstream({ allowed, find = findAddresses }: GuardOptions): Upstream {
  const resolve = async (hostname: string): Promise<readonly Address[]> => {
    const name = hostname.toLowerCase().replace(/\.$/, '')
    const addresses = await find(hostname)
    if (allowed.hosts.has(name)) return addresses
    const refused = addresses.find(
      ({ address }) => !isAllowed(address, allowed) && whyNotPublic(address) !== undefined,
    )
    if (refused) throw forbidden(hostname, refused.address)
    return addresses
  }
  return createUpstream({ resolve })
}

async function findAddresses(hostname: string): Promise<readonly Address[]> {
  const family = isIP(hostname)
  if (family !== 0) return [{ address: hostname, family: family as 4 | 6 }]
  return (await lookup(hostname, { all: true })) as Address[]
}

function forbidden(hostname: string, address: string): MockhostError {
  const what = hostname === address ? hostname : `${hostname} (${address})`
  return new MockhostError(
    'upstream-forbidden',
    `${what} ${whyNotPublic(address)}, and mocks of this server may not ask it. Its operator may allow it with --allow-upstream.`,
  )
}
