// What `mockhost start` can be told: by an option, an environment variable or a line in mockhost.yaml, in this order.
import { InvalidArgumentError, Option } from 'commander'
import { messageOf } from '../../core/index.ts'
import { readAllowed } from '../upstream/index.ts'

export interface StartOptions {
  readonly port: number
  readonly hostname: string
  readonly data: string
  readonly domain: string
  readonly publicUrl?: string
  readonly tlsCert?: string
  readonly tlsKey?: string
  readonly region: readonly [string, ...string[]]
  readonly sample: boolean
  readonly memory: number
  readonly requestsPerSecond: number
  readonly monthlyCalls: number
  readonly maxDocument: number
  readonly maxState: number
  readonly maxFiles: number
  readonly logEntries: number
  readonly logDays: number
  readonly idleTimeout: number
  readonly allowUpstream: readonly string[]
  readonly secret?: string
}

/** Each of them, with its variable and default. */
export const startOptions = (): Option[] => [
  option('-p, --port <port>', 'PORT', 'port to listen on; 0 takes any')
    .argParser(port)
    .default(4000),
  option(
    '-l, --hostname <address>',
    'HOSTNAME',
    'address to listen on; every one where it is empty',
  ).default(''),
  option(
    '-d, --data <folder>',
    'DATA',
    'where everything is kept; made where it is not there',
  ).default('./data'),
  option(
    '--domain <domain>',
    'DOMAIN',
    'mocks answer on its subdomains, the management API on itself',
  )
    .argParser(domain)
    .default('localhost'),
  option(
    '--public-url <url>',
    'PUBLIC_URL',
    'how clients reach the domain, where it is through a proxy (default: http://DOMAIN:PORT, https with TLS)',
  ).argParser(url),
  option(
    '--tls-cert <file>',
    'TLS_CERT',
    'certificate to serve HTTPS with, its chain behind it, in PEM; taken anew when it changes',
  ),
  option('--tls-key <file>', 'TLS_KEY', 'private key of the certificate, in PEM'),
  option(
    '--region <names>',
    'REGION',
    'regions to choose from, with commas; the first is the default',
  )
    .argParser(list)
    .default(['local'], '"local"'),
  option('--no-sample', 'NO_SAMPLE', 'deploy no sample mock at the first start'),
  option('--memory <size>', 'MEMORY', 'memory for mocks and states; those asked for least give way')
    .argParser(size)
    .default(256 * MIB, '256MB'),
  option('--requests-per-second <n>', 'REQUESTS_PER_SECOND', 'quota of each deployment; 0 is none')
    .argParser(count)
    .default(0),
  option('--monthly-calls <n>', 'MONTHLY_CALLS', 'quota of each deployment; 0 is none')
    .argParser(count)
    .default(0),
  option('--max-document <size>', 'MAX_DOCUMENT', 'quota of each mock')
    .argParser(size)
    .default(32 * MIB, '32MB'),
  option('--max-state <size>', 'MAX_STATE', 'quota of the state of each deployment; 0 is none')
    .argParser(size)
    .default(64 * MIB, '64MB'),
  option('--max-files <size>', 'MAX_FILES', 'quota of the files of each deployment; 0 is none')
    .argParser(size)
    .default(64 * MIB, '64MB'),
  option('--log-entries <n>', 'LOG_ENTRIES', 'transactions kept of each deployment')
    .argParser(count)
    .default(1_000),
  option(
    '--log-days <n>',
    'LOG_DAYS',
    'days that transactions are kept; 0 is as long as they are the newest',
  )
    .argParser(count)
    .default(7),
  option(
    '--allow-upstream <hosts>',
    'ALLOW_UPSTREAM',
    'host names, addresses and ranges in private networks that mocks may ask, with commas',
  )
    .argParser(allowed)
    .default([], 'none'),
  option(
    '--idle-timeout <seconds>',
    'IDLE_TIMEOUT',
    'seconds after which a connection ends on which nothing moves, up to 255',
  )
    .argParser(idleTimeout)
    .default(120),
  option(
    '--secret <text>',
    'SECRET',
    'what keys are encrypted with, 64 hex digits (default: the file secret.key among the data)',
  ),
]

const MIB = 1024 * 1024

const option = (flags: string, variable: string, description: string): Option =>
  new Option(flags, description).env(`MOCKHOST_${variable}`)

export function port(text: string): number {
  const number = Number(text)
  if (/^\d+$/.test(text) && number <= 65_535) return number
  throw new InvalidArgumentError('A port is a number from 0 to 65535.')
}

function idleTimeout(text: string): number {
  const seconds = Number(text)
  if (/^\d+$/.test(text) && seconds >= 1 && seconds <= 255) return seconds
  throw new InvalidArgumentError('It must be a number of seconds from 1 to 255.')
}

function count(text: string): number {
  const number = Number(text)
  if (/^\d+$/.test(text) && Number.isSafeInteger(number)) return number
  throw new InvalidArgumentError('It must be a whole number, 0 or more.')
}

const UNITS: Record<string, number> = { '': 1, kb: 1024, mb: MIB, gb: 1024 * MIB }

function size(text: string): number {
  const [, number = '', unit = ''] = /^(\d+(?:\.\d+)?) ?(kb|mb|gb|)$/i.exec(text.trim()) ?? []
  const bytes = Math.round(Number(number) * (UNITS[unit.toLowerCase()] ?? 1))
  if (number !== '' && Number.isSafeInteger(bytes)) return bytes
  throw new InvalidArgumentError('A size is a number of bytes, or one with KB, MB or GB: 64MB.')
}

function domain(text: string): string {
  const lower = text.toLowerCase().replace(/\.$/, '')
  if (/^(?=.{1,200}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/.test(lower))
    return lower
  throw new InvalidArgumentError(
    'A domain is a host name, without scheme and port: mocks.example.com.',
  )
}

function url(text: string): string {
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return new URL(text).origin
  throw new InvalidArgumentError('It must be a URL with http or https: https://mocks.example.com.')
}

function allowed(text: string): readonly string[] {
  const names = text.split(',')
  try {
    readAllowed(names)
    return names
  } catch (error) {
    throw new InvalidArgumentError(`${messageOf(error)}. Write it as in 10.0.0.0/8,api.internal.`)
  }
}

function list(text: string): readonly [string, ...string[]] {
  const names = text.split(',').map((name) => name.trim())
  if (names.every((name) => /^[a-z0-9][a-z0-9-]{0,62}$/.test(name)))
    return names as [string, ...string[]]
  throw new InvalidArgumentError('Regions are names of a-z, 0-9 and -, with commas between: eu,us.')
}
