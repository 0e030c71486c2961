// Makes a certificate that vouches for itself, with its key: for mocks that want TLS and name no files for it.
import { generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'
import { isIP } from 'node:net'
import type { TlsIdentity } from '../../sdk/listen/index.ts'
import {
  bitString,
  boolean,
  explicit,
  implicit,
  integer,
  objectId,
  octetString,
  sequence,
  setOf,
  time,
  utf8String,
} from './der.ts'

const ECDSA_WITH_SHA256 = sequence(objectId('1.2.840.10045.4.3.2'))
const COMMON_NAME = '2.5.4.3'
const KEY_USAGE = '2.5.29.15'
const ALTERNATIVE_NAMES = '2.5.29.17'
const BASIC_CONSTRAINTS = '2.5.29.19'
const EXTENDED_KEY_USAGE = '2.5.29.37'
const SERVER_AUTH = '1.3.6.1.5.5.7.3.1'
const VERSION_3 = Buffer.from([2])

const DAY_MS = 24 * 60 * 60 * 1_000
/** The longest that browsers take. */
const VALID_DAYS = 397

export interface SelfSignedOptions {
  /** Host names and addresses, the first as its subject. */
  readonly hosts: readonly [string, ...string[]]
  /** When it begins to be valid, in milliseconds since 1970. Default: a day ago, for clocks that are behind. */
  readonly from?: number
  readonly days?: number
}

export function createSelfSigned({
  hosts,
  from = Date.now() - DAY_MS,
  days = VALID_DAYS,
}: SelfSignedOptions): TlsIdentity {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const name = nameOf(hosts[0])
  const content = sequence(
    explicit(0, integer(VERSION_3)),
    integer(randomBytes(16)),
    ECDSA_WITH_SHA256,
    name,
    sequence(time(new Date(from)), time(new Date(from + days * DAY_MS))),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    explicit(3, sequence(...extensions(hosts))),
  )
  return {
    cert: signed(content, privateKey),
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
  }
}

function signed(content: Buffer, key: KeyObject): string {
  const signature = sign('sha256', content, key)
  const base64 = sequence(content, ECDSA_WITH_SHA256, bitString(signature)).toString('base64')
  const lines = base64.match(/.{1,64}/g) ?? []
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n')
}

const nameOf = (text: string): Buffer =>
  sequence(setOf(sequence(objectId(COMMON_NAME), utf8String(text))))

/** It signs nothing but what this server says, and is good for that alone. Source: RFC 5280, 4.2.1. */
const extensions = (hosts: readonly string[]): Buffer[] => [
  extension(BASIC_CONSTRAINTS, sequence(), true),
  extension(KEY_USAGE, bitString(Buffer.from([0x80]), 7), true),
  extension(EXTENDED_KEY_USAGE, sequence(objectId(SERVER_AUTH))),
  extension(ALTERNATIVE_NAMES, sequence(...hosts.map(alternativeName))),
]

const extension = (id: string, value: Buffer, isCritical = false): Buffer =>
  sequence(objectId(id), ...(isCritical ? [boolean(true)] : []), octetString(value))

const alternativeName = (host: string): Buffer =>
  isIP(host) === 0 ? implicit(2, Buffer.from(host)) : implicit(7, addressBytes(host))

function addressBytes(address: string): Buffer {
  if (isIP(address) === 4) return Buffer.from(address.split('.').map(Number))
  return Buffer.from(groupsOf(address).flatMap((group) => [group >> 8, group & 0xff]))
}

/** The eight numbers of an IPv6 address, those that `::` leaves out with them. */
function groupsOf(address: string): number[] {
  // A URL writes the last four bytes as two groups, and nothing of a zone.
  const { hostname } = new URL(`http://[${address.split('%')[0]}]`)
  const [head = '', tail] = hostname.slice(1, -1).split('::')
  const read = (text = '') => (text === '' ? [] : text.split(':')).map((hex) => parseInt(hex, 16))
  const [before, after] = [read(head), read(tail)]
  const left = Array.from({ length: 8 - before.length - after.length }, () => 0)
  return [...before, ...left, ...after]
}
