// Faker, one for each locale, throwing the dice of the exchange that asks.
import type { Faker } from '@faker-js/faker'
import { MockhostError } from '../errors.ts'
import type { Exchange } from '../exchange.ts'
import { fakerLocales } from './faker-locales.ts'
import { retiredMethods } from './faker-retired.ts'

/** A faker whose chance and time come from whoever used it last: rendering is never interrupted. */
interface Seat {
  readonly faker: Faker
  /** What this locale's faker throws where it has no data. */
  readonly errorClass: unknown
  exchange: Exchange | undefined
}

type FakerClass = new (options: {
  locale: unknown
  randomizer: { next(): number; seed(): void }
}) => Faker

const seats = new Map<string, Seat>()

/** Whether faker has a locale of that name. */
export const isFakerLocale = (locale: string): boolean => Object.hasOwn(fakerLocales, locale)

export const isFakerLoaded = (locale: string): boolean => seats.has(locale)

/** Loads a locale, once for the process. */
export async function loadFaker(locale: string): Promise<void> {
  if (seats.has(locale)) return
  const load = fakerLocales[isFakerLocale(locale) ? locale : 'en'] as () => Promise<{
    faker: Faker
  }>
  const { faker: original } = await load()
  const seat = { exchange: undefined } as { -readonly [Key in keyof Seat]: Seat[Key] }
  const dice = () => (seat.exchange as Exchange).dice
  const FakerOfLocale = original.constructor as FakerClass
  seat.faker = new FakerOfLocale({
    locale: original.rawDefinitions,
    randomizer: { next: () => dice().next(), seed: () => {} },
  })
  seat.faker.setDefaultRefDate(() => new Date((seat.exchange as Exchange).world.now()))
  seat.errorClass = errorClassOf(original)
  if (!seats.has(locale)) seats.set(locale, seat)
}

/** Faker does not export its error class with a locale; an empty list makes it throw one. */
function errorClassOf(faker: Faker): unknown {
  try {
    return faker.helpers.arrayElement([])
  } catch (error) {
    return (error as Error).constructor
  }
}

/** Whether faker lacks the data, or the arguments leave it nothing to choose from: it prints nothing then. */
export const isFakerError = (error: unknown): boolean =>
  error instanceof Error &&
  [...seats.values()].some(({ errorClass }) => error.constructor === errorClass)

/** The faker of the mock's locale, which must have been loaded. */
export function fakerFor(exchange: Exchange): Faker {
  const seat = seats.get(exchange.world.locale)
  if (!seat) throw new Error('faker is used before it is loaded')
  seat.exchange = exchange
  return seat.faker
}

const MODULES = new Set(
  'airline animal book color commerce company database datatype date finance food git hacker helpers image internet location lorem music number person phone science string system vehicle word'.split(
    ' ',
  ),
)
const VALID = '(valid: "location.zipCode", "date.past", etc)'

/**
 * Calls a method by its name, `module.method`.
 * @throws MockhostError `template-failed` for a name that is none, and for arguments that it does not take
 */
export function callFaker(
  faker: Faker,
  name: unknown,
  args: readonly unknown[],
  line: number,
): unknown {
  if (name === undefined || name === '')
    throw failed(`Faker method name is missing ${VALID} line ${line}`)
  if (typeof name !== 'string')
    throw failed(`Faker method name must be a string ${VALID} line ${line}`)
  const method = methodOf(faker, name)
  if (!method) throw failed(`${name} is not a valid Faker method ${VALID} line ${line}`)
  try {
    return args.length === 0 ? method() : method(...args.map(parseArgument))
  } catch (error) {
    if (isFakerError(error)) return ''
    throw error
  }
}

type Method = (...args: unknown[]) => unknown

/** Methods by faker and name, also the names that are none. */
const methods = new WeakMap<Faker, Map<string, Method | undefined>>()
const MAX_METHODS = 2_000

function methodOf(faker: Faker, name: string): Method | undefined {
  let known = methods.get(faker)
  if (!known) {
    known = new Map()
    methods.set(faker, known)
  }
  if (known.has(name)) return known.get(name)
  const method = findMethod(faker, name)
  // Names can be made from requests, so what is kept must be bounded.
  if (known.size >= MAX_METHODS) known.clear()
  known.set(name, method)
  return method
}

function findMethod(faker: Faker, name: string): Method | undefined {
  const [, moduleName, methodName] = /^([a-z]+)\.([a-z0-9]+)$/i.exec(name) ?? []
  if (!moduleName || !methodName || !MODULES.has(moduleName)) return undefined
  const module = (faker as unknown as Record<string, Record<string, unknown>>)[moduleName] ?? {}
  const own = Object.hasOwn(module, methodName) ? module[methodName] : undefined
  const method = retiredMethods(faker)[name] ?? own
  return typeof method === 'function' ? guarded(name, method as Method) : undefined
}

/** The names that `faker` knows in English, in the order of the alphabet: `person.fullName`. */
export async function fakerNames(): Promise<readonly string[]> {
  const { faker } = await (fakerLocales.en as () => Promise<{ faker: Faker }>)()
  const modules = faker as unknown as Record<string, Record<string, unknown>>
  return [...MODULES]
    .flatMap((module) => Object.keys(modules[module] ?? {}).map((name) => `${module}.${name}`))
    .filter((name) => findMethod(faker, name) !== undefined)
    .sort()
}

/** A text in braces is an object, whose keys need no quotes. */
function parseArgument(argument: unknown): unknown {
  if (typeof argument !== 'string' || !argument.startsWith('{') || !argument.endsWith('}'))
    return argument
  const quoted = argument
    .replaceAll('\\', '')
    .replace(/([{,]\s*)([A-Za-z_$][\w$]*)\s*:/g, '$1"$2":')
    .replace(/'([^'"]*)'/g, '"$1"')
  try {
    return JSON.parse(quoted)
  } catch (error) {
    throw new MockhostError('template-failed', `Error in parsing object argument ${argument}`, {
      cause: error,
    })
  }
}

/** A method that follows patterns into faker's own objects, or repeats without ever throwing dice, with its patterns held. */
function guarded(name: string, method: Method): Method {
  const guard = GUARDS[name]
  const takesAmounts = !AMOUNTS.test(name)
  return (...args) => {
    if (args.length === 0) return method()
    guard?.(args.filter((argument) => typeof argument === 'string').join(' '))
    if (takesAmounts) args.forEach(refuseLength)
    return method(...args)
  }
}

/** Methods whose numbers are values; those of all others are lengths and counts. */
const AMOUNTS = /^(number\.|finance\.amount|commerce\.price|location\.|date\.(?!betweens))/
const MAX_FAKER_LENGTH = 100_000

/** Refuses lengths that no template's output has room for, before faker makes a list of that length. */
function refuseLength(argument: unknown): void {
  if (typeof argument === 'object' && argument !== null)
    Object.values(argument).forEach(refuseLength)
  if (typeof argument !== 'number' || argument <= MAX_FAKER_LENGTH) return
  throw new MockhostError(
    'template-budget',
    `Lengths and counts of faker go up to ${MAX_FAKER_LENGTH}`,
  )
}

function refuseReaching(pattern: string): void {
  if (!/constructor|prototype|__proto__/.test(pattern)) return
  throw new MockhostError(
    'template-forbidden',
    "A pattern of faker may not reach for an object's inside",
  )
}

function refuseRepeating(pattern: string): void {
  if (!/\d{5}/.test(pattern)) return
  throw new MockhostError('template-budget', 'A pattern of faker may repeat up to 9,999 times')
}

const GUARDS: Record<string, ((pattern: string) => void) | undefined> = {
  'helpers.fake': refuseReaching,
  'helpers.mustache': refuseReaching,
  'helpers.fromRegExp': refuseRepeating,
}

const failed = (message: string): MockhostError => new MockhostError('template-failed', message)
