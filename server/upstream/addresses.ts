// Which addresses mocks may ask other servers at: those of the public internet, and what the operator allows beside.
import ipaddr from 'ipaddr.js'

type Parsed = ipaddr.IPv4 | ipaddr.IPv6

/** Why an address may not be asked; undefined for a public one. */
export function whyNotPublic(text: string): string | undefined {
  if (!ipaddr.isValid(text)) return 'is no address'
  const address = innermost(ipaddr.parse(text))
  const range = address.range()
  return range === 'unicast' ? undefined : `is ${NAMES[range] ?? `of the range ${range}`}`
}

const NAMES: Record<string, string> = {
  loopback: 'this machine itself',
  private: 'in a private network',
  uniqueLocal: 'in a private network',
  linkLocal: 'link-local, where clouds keep their metadata',
  carrierGradeNat: 'in the network of a provider',
  unspecified: 'no address of a machine',
  multicast: 'an address of many',
  broadcast: 'an address of all',
  reserved: 'reserved',
}

/** An IPv4 address inside of an IPv6 one is where the packets go in the end. */
function innermost(address: Parsed): Parsed {
  if (address.kind() === 'ipv4') return address
  const v6 = address as ipaddr.IPv6
  if (v6.isIPv4MappedAddress()) return v6.toIPv4Address()
  const { parts } = v6
  const v4At = (at: number): Parsed =>
    new ipaddr.IPv4(
      [parts[at] as number, parts[at + 1] as number].flatMap((part) => [part >> 8, part & 255]),
    )
  switch (v6.range()) {
    // ::ffff:0:a.b.c.d, 64:ff9b::a.b.c.d
    case 'rfc6145':
    case 'rfc6052':
      return v4At(6)
    // 2002:aabb:ccdd::
    case '6to4':
      return v4At(1)
    default:
      // ::a.b.c.d, which nobody uses any more and some systems still send out.
      return parts.slice(0, 6).every((part) => part === 0) && v6.range() === 'unicast'
        ? v4At(6)
        : v6
  }
}

export interface Allowed {
  readonly hosts: ReadonlySet<string>
  readonly ranges: readonly [ipaddr.IPv4 | ipaddr.IPv6, number][]
}

/**
 * Reads what an operator allows: host names, addresses, and ranges such as `10.0.0.0/8`.
 * @throws Error that names what is none of these
 */
export function readAllowed(written: readonly string[]): Allowed {
  const hosts = new Set<string>()
  const ranges: [Parsed, number][] = []
  for (const text of written.map((one) => one.trim()).filter(Boolean)) {
    if (text.includes('/')) {
      if (!ipaddr.isValidCIDR(text))
        throw new Error(`${JSON.stringify(text)} is no range of addresses`)
      ranges.push(ipaddr.parseCIDR(text))
    } else if (ipaddr.isValid(text)) {
      const address = ipaddr.parse(text)
      ranges.push([address, address.kind() === 'ipv4' ? 32 : 128])
    } else if (/^[a-z0-9.-]+$/i.test(text)) hosts.add(text.toLowerCase())
    else throw new Error(`${JSON.stringify(text)} is neither a host name nor an address`)
  }
  return { hosts, ranges }
}

export function isAllowed(text: string, { ranges }: Allowed): boolean {
  if (!ipaddr.isValid(text)) return false
  const parsed = ipaddr.parse(text)
  return [parsed, innermost(parsed)].some((address) =>
    ranges.some(([range, bits]) => range.kind() === address.kind() && address.match(range, bits)),
  )
}
