// The options of a mock, checked and with their defaults: what is random is the same each time, and nothing waits.
import {
  defaultLimits,
  type Files,
  isFakerLocale,
  type Limits,
  seedNumber,
  type Upstream,
} from '../../core/index.ts'
import { checkOptions, isRecord, nameValue, refuse } from '../argument/index.ts'
import { createUpstream, filesBy, filesOfFolder, type ReadFile } from '../world/index.ts'
import { type Instant, toMs } from './instant.ts'
import { upstreamBy } from './upstream-by.ts'

/** What tells the time: a function or an object of the caller's, or the instant at which it stands still. */
export type ClockSource = Instant | (() => number) | { now(): number }

export interface MockOptions {
  /** Of everything random. Default 1, so that every run is the same. */
  readonly seed?: string | number
  /** Environment variables that templates may read. Default none. */
  readonly env?: Readonly<Record<string, string | undefined>>
  /** What templates take for the time. Default `Date.now`, asked anew each time, so that fake timers are seen. */
  readonly clock?: ClockSource
  /** Of random data: `de`, `fr_CA`. Default `en`. */
  readonly locale?: string
  /** Whether answers wait: not at all, as long as the mock says, or up to as long. Default `none`. */
  readonly latency?: 'none' | 'real' | 'random'
  /** What a request may take before it is stopped. */
  readonly limits?: Partial<Limits>
  /**
   * How a mock that is a proxy asks the other server: by the network, which is the default; by a function in its
   * place, such as another mock's `fetch`; or not at all, with false.
   */
  readonly upstream?: boolean | ((request: Request) => Response | Promise<Response>)
  /**
   * What FILE bodies send: the files of a folder, by its path or URL, or what a function gives by the path that the
   * mock has. Default none.
   */
  readonly files?: string | URL | ReadFile
}

export interface Settings {
  readonly seed: number
  env(name: string): string | undefined
  now(): number
  readonly locale: string
  readonly latency: 'none' | 'real' | 'random'
  readonly limits: Limits
  readonly upstream: Upstream | undefined
  readonly files: Files | undefined
}

const WHAT = 'createMock(…)'
const NAMES = ['seed', 'env', 'clock', 'locale', 'latency', 'limits', 'upstream', 'files'] as const
const LATENCIES = ['none', 'real', 'random']

/** @throws MockhostError `argument-invalid` */
export function settingsOf(options: unknown): Settings {
  const {
    seed = 1,
    env = {},
    clock,
    locale = 'en',
    latency = 'none',
    limits,
    upstream = true,
    files,
  } = checkOptions(WHAT, options, NAMES)
  if (typeof seed !== 'string' && (typeof seed !== 'number' || !Number.isFinite(seed)))
    refuse(WHAT, `the seed is ${nameValue(seed)}`, 'Give a number or a text.')
  if (typeof locale !== 'string' || !isFakerLocale(locale))
    refuse(WHAT, `there is no locale ${nameValue(locale)}`, 'Give one of Faker, such as en or de.')
  if (!LATENCIES.includes(latency as string))
    refuse(WHAT, `the latency is ${nameValue(latency)}`, "Give 'none', 'real' or 'random'.")
  return {
    seed: seedNumber(seed),
    env: readerOf(env),
    now: clockOf(clock),
    locale,
    latency: latency as Settings['latency'],
    limits: limitsOf(limits),
    upstream: upstreamOf(upstream),
    files: filesOf(files),
  }
}

/** Mockoon's prefix may be left out, and may be written where the variable has none. */
const PREFIX = 'MOCKOON_'

function readerOf(env: unknown): (name: string) => string | undefined {
  if (!isRecord(env))
    refuse(WHAT, `the environment is ${nameValue(env)}`, 'Give values by name, or process.env.')
  const read = (name: string) => (Object.hasOwn(env, name) ? env[name] : undefined)
  for (const [name, value] of Object.entries(env))
    if (value !== undefined && typeof value !== 'string')
      refuse(WHAT, `the environment variable ${name} is ${nameValue(value)}`, 'Give a text.')
  return (name) =>
    (read(name) ?? read(name.startsWith(PREFIX) ? name.slice(PREFIX.length) : PREFIX + name)) as
      | string
      | undefined
}

function clockOf(clock: unknown): () => number {
  // Not `Date.now` itself: runners put another one in its place.
  if (clock === undefined) return () => Date.now()
  const own = isRecord(clock) && typeof clock.now === 'function' ? clock : undefined
  const tell = typeof clock === 'function' ? clock : undefined
  if (!own && !tell) {
    const still = toMs(WHAT, clock)
    return () => still
  }
  return () => {
    const now: unknown = own ? (own.now as () => unknown)() : tell?.()
    return typeof now === 'number' ? now : toMs('the clock', now)
  }
}

const network = createUpstream()

function upstreamOf(upstream: unknown): Upstream | undefined {
  if (typeof upstream === 'function') return upstreamBy(upstream as (request: Request) => Response)
  if (typeof upstream === 'boolean') return upstream ? network : undefined
  return refuse(
    WHAT,
    `the upstream is ${nameValue(upstream)}`,
    'Give a function that answers a Request, or false.',
  )
}

function filesOf(files: unknown): Files | undefined {
  if (files === undefined) return undefined
  if (typeof files === 'function') return filesBy(files as ReadFile)
  const isFolder = typeof files === 'string' ? files !== '' : files instanceof URL
  if (isFolder) return filesOfFolder({ base: files as string | URL })
  return refuse(
    WHAT,
    `the files are ${nameValue(files)}`,
    'Give the path of a folder, or a function that gives a file by its path.',
  )
}

function limitsOf(limits: unknown): Limits {
  const names = Object.keys(defaultLimits)
  const given = checkOptions(`${WHAT}, limits`, limits, names)
  for (const [name, value] of Object.entries(given))
    if (typeof value !== 'number' || !(value > 0))
      refuse(WHAT, `the limit ${name} is ${nameValue(value)}`, 'Give a number above 0.')
  return { ...defaultLimits, ...given }
}
