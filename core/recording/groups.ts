// Sorts exchanges by the route that they are of: by method, and by path with the ids in it taken for parameters.
import type { Sample } from './sample.ts'
import { escapeSegment, looksLikeId, parameterName } from './segments.ts'

export interface PathParameter {
  /** Names the place among all routes of a recording: `GET /users/:#1`. */
  readonly id: string
  /** Its place among the segments of the path, from 0. */
  readonly segment: number
  /** Undefined for one that is only offered. */
  readonly name: string | undefined
  /** What stood there, without repetition. */
  readonly values: readonly string[]
}

export interface Group {
  readonly method: string
  /** Without a leading slash. */
  readonly endpoint: string
  readonly parameters: readonly PathParameter[]
  /** Segments that may be parameters too: several values were seen there. */
  readonly offers: readonly PathParameter[]
  readonly samples: readonly Sample[]
  /** The values of the parameters of each exchange, in the same order. */
  readonly values: readonly ReadonlyMap<string, string>[]
}

export interface PathChoices {
  /** Ids of offers that are taken. */
  readonly parameters?: readonly string[] | undefined
  /** Ids of parameters that are none. */
  readonly literals?: readonly string[] | undefined
}

interface Split {
  readonly sample: Sample
  readonly segments: readonly string[]
  /** Undefined where a parameter is. */
  readonly pattern: readonly (string | undefined)[]
}

/** As many values as must be seen before a segment is offered as a parameter. */
const OFFERED_FROM = 3

export function groupSamples(
  samples: readonly Sample[],
  prefix: string,
  { parameters = [], literals = [] }: PathChoices = {},
): Group[] {
  const splits = samples.map((sample) => merge(split(sample, prefix, literals), parameters))
  const offers = findOffers(splits)
  const groups = new Map<string, Split[]>()
  for (const one of splits) {
    const key = textOf(one.sample.method, one.pattern)
    groups.set(key, [...(groups.get(key) ?? []), one])
  }
  return [...groups.values()].map((members) => createGroup(members, offers))
}

function split(sample: Sample, prefix: string, literals: readonly string[]): Split {
  const start = `/${prefix}/`.replace(/\/{2,}/g, '/')
  const path = sample.path.startsWith(start)
    ? sample.path.slice(start.length)
    : sample.path.slice(1)
  const segments = path.split('/')
  const guessed = segments.map((segment) => (looksLikeId(segment) ? undefined : segment))
  const pattern = guessed.map((segment, at) =>
    segment === undefined && literals.includes(idOf(sample.method, guessed, at))
      ? segments[at]
      : segment,
  )
  return { sample, segments, pattern }
}

/** Takes the offers that were accepted. */
function merge({ sample, segments, pattern }: Split, accepted: readonly string[]): Split {
  let merged = pattern
  for (const at of pattern.keys()) {
    const wild = merged.map((segment, place) => (place === at ? undefined : segment))
    if (merged[at] !== undefined && accepted.includes(idOf(sample.method, wild, at))) merged = wild
  }
  return { sample, segments, pattern: merged }
}

/** Places where several values stand between the same neighbours, by their ids. */
function findOffers(splits: readonly Split[]): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>()
  for (const { sample, pattern } of splits) {
    for (const [at, segment] of pattern.entries()) {
      // What stands first names the resource.
      if (segment === undefined || segment === '' || at === 0) continue
      const wild = pattern.map((other, place) => (place === at ? undefined : other))
      const id = idOf(sample.method, wild, at)
      found.set(id, (found.get(id) ?? new Set()).add(segment))
    }
  }
  return new Map([...found].filter(([, values]) => values.size >= OFFERED_FROM))
}

function createGroup(members: readonly Split[], offered: Map<string, Set<string>>): Group {
  const { sample, pattern } = members[0] as Split
  const { method } = sample
  const names = new Map<number, string>()
  for (const [at, segment] of pattern.entries())
    if (segment === undefined)
      names.set(at, parameterName(pattern[at - 1], new Set(names.values())))
  const valuesAt = (at: number) => [...new Set(members.map(({ segments }) => segments[at] ?? ''))]
  const offers = [...pattern.keys()].flatMap((at) => {
    const id = idOf(
      method,
      pattern.map((segment, place) => (place === at ? undefined : segment)),
      at,
    )
    const values = pattern[at] === undefined ? undefined : offered.get(id)
    return values ? [{ id, segment: at, name: undefined, values: [...values] }] : []
  })
  return {
    method,
    endpoint: pattern
      .map((segment, at) => (segment === undefined ? `:${names.get(at)}` : escapeSegment(segment)))
      .join('/'),
    parameters: [...names].map(([at, name]) => ({
      id: idOf(method, pattern, at),
      segment: at,
      name,
      values: valuesAt(at),
    })),
    offers,
    samples: members.map((member) => member.sample),
    values: members.map(
      ({ segments }) => new Map([...names].map(([at, name]) => [name, segments[at] ?? ''])),
    ),
  }
}

const textOf = (method: string, pattern: Split['pattern']): string =>
  `${method} /${pattern.map((segment) => segment ?? ':').join('/')}`

const idOf = (method: string, pattern: Split['pattern'], at: number): string =>
  `${textOf(method, pattern)}#${at}`
