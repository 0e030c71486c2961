// Turns exchanges with the real API into routes, for somebody to look over before they join a mock.
import type { WrittenResponse, WrittenRoute } from '../document/index.ts'
import { answerOf, identityOf, type RecordedAnswer, type RecordedFile } from './answers.ts'
import { fieldsOf, ruleFor } from './fields.ts'
import { type Group, groupSamples, type PathChoices, type PathParameter } from './groups.ts'
import type { Sample } from './sample.ts'
import { fieldsToTellApart, keyOf, type Observed } from './tell-apart.ts'

/** How several answers of a route are told apart. */
export type RecordedMode = 'only' | 'rules' | 'sequence'

export interface RecordedRoute {
  /** As in `GET /users/:userId`. */
  readonly title: string
  readonly route: WrittenRoute
  /** How many exchanges it comes from. */
  readonly exchanges: number
  readonly mode: RecordedMode
  /** Parts of the path that were taken for ids. */
  readonly parameters: readonly PathParameter[]
  /** Parts of the path that may be ids too. */
  readonly offers: readonly PathParameter[]
  /** Bodies that are no text. */
  readonly files: readonly RecordedFile[]
  /** What somebody should know before taking it. */
  readonly notes: readonly string[]
}

export interface RecordOptions extends PathChoices {
  /** The mock's prefix, which endpoints go without. */
  readonly prefix?: string | undefined
  /** Routes, by their titles, whose answers are to be given one after the other. */
  readonly sequences?: readonly string[] | undefined
}

/** A route with more responses is not looked over by anybody. */
const MAX_RESPONSES = 50

/** The routes in the order in which they were asked first. */
export function record(samples: readonly Sample[], options: RecordOptions = {}): RecordedRoute[] {
  return groupSamples(samples, options.prefix ?? '', options).map((group) =>
    recordGroup(group, options),
  )
}

interface Exchange extends Observed {
  readonly kept: RecordedAnswer
}

function recordGroup(group: Group, { sequences = [] }: RecordOptions): RecordedRoute {
  const { method, endpoint, samples, parameters, offers } = group
  const title = `${method} /${endpoint}`
  const exchanges = samples.map((sample, at) =>
    observe(sample, fileName(group, at), group.values[at]),
  )
  const fields = fieldsToTellApart(exchanges)
  const isAlike = new Set(exchanges.map(({ answer }) => answer)).size === 1
  const mode = isAlike
    ? 'only'
    : sequences.includes(title) || fields.length === 0
      ? 'sequence'
      : 'rules'
  const notes: string[] = []
  const kept = mode === 'rules' ? byRules(exchanges, fields, notes) : inSequence(exchanges, notes)
  if (samples.some(({ isCut }) => isCut))
    notes.push('A body was longer than what is kept of one: only its beginning is here.')
  return {
    title,
    exchanges: samples.length,
    mode,
    parameters,
    offers,
    notes,
    files: kept.flatMap(({ file }) => file ?? []),
    route: {
      method: method.toLowerCase() as NonNullable<WrittenRoute['method']>,
      endpoint,
      ...(mode === 'sequence' ? { responseMode: 'SEQUENTIAL' as const } : {}),
      responses: kept.map(({ response }) => response),
    },
  }
}

function observe(
  sample: Sample,
  name: string,
  values = new Map<string, string>() as ReadonlyMap<string, string>,
): Exchange {
  const kept = answerOf(sample, name)
  return { kept, answer: identityOf(kept), fields: fieldsOf(sample, values) }
}

const fileName = ({ method, endpoint }: Group, at: number): string =>
  `${method.toLowerCase()}-${endpoint.replace(/[^\w.-]+/g, '-').replace(/^-+|-+$/g, '') || 'root'}-${at + 1}`

/** One response for each combination of values; the last answer counts, and what came most often is the default. */
function byRules(
  exchanges: readonly Exchange[],
  fields: Parameters<typeof keyOf>[1],
  notes: string[],
): RecordedAnswer[] {
  const byKey = new Map<string, { last: Exchange; count: number; answers: Set<string> }>()
  for (const exchange of exchanges) {
    const key = keyOf(exchange, fields)
    const seen = byKey.get(key)
    const answers = (seen?.answers ?? new Set()).add(exchange.answer)
    byKey.set(key, { last: exchange, count: (seen?.count ?? 0) + 1, answers })
  }
  const found = [...byKey.values()]
  if (found.some(({ answers }) => answers.size > 1))
    notes.push('The same request was answered differently at times: the last answer is here.')
  if (found.length > MAX_RESPONSES)
    notes.push(`There were ${found.length} different requests: the last ${MAX_RESPONSES} are here.`)
  const taken = found.slice(-MAX_RESPONSES)
  const usual = taken.reduce((most, one) => (one.count > most.count ? one : most))
  return taken.map((one) => ({
    file: one.last.kept.file,
    response: {
      label: labelOf(one.last, fields),
      ...one.last.kept.response,
      ...(one === usual ? { default: true } : {}),
      rulesOperator: 'AND' as const,
      rules: fields.map((field) => ruleFor(field, one.last.fields.get(field))),
    } satisfies WrittenResponse,
  }))
}

const labelOf = ({ fields }: Exchange, names: Parameters<typeof keyOf>[1]): string =>
  names
    .map((name) => `${name.slice(name.indexOf(' ') + 1)} ${fields.get(name) ?? 'missing'}`)
    .join(', ')
    .slice(0, 100)

/** The answers in their order, without those that only repeat the one before. */
function inSequence(exchanges: readonly Exchange[], notes: string[]): RecordedAnswer[] {
  const changes = exchanges.filter(({ answer }, at) => answer !== exchanges[at - 1]?.answer)
  if (changes.length > MAX_RESPONSES)
    notes.push(`There were ${changes.length} answers in turn: the first ${MAX_RESPONSES} are here.`)
  return changes.slice(0, MAX_RESPONSES).map(({ kept }) => kept)
}
