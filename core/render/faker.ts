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
  const parsed = args.map(parseArgument)
  refuseHostile(name, parsed)
  try {
    return method(...parsed)
  } catch (error) {
    if (isFakerError(error)) return ''
    throw error
  }
}

type Method = (...args: unknown[]) => unknown

function methodOf(faker: Faker, name: string): Method | undefined {
  const [, moduleName, methodName] = /^([a-z]+)\.([a-z0-9]+)$/i.exec(name) ?? []
  if (!moduleName || !methodName || !MODULES.has(moduleName)) return undefined
  const module = (faker as unknown as Record<string, Record<string, unknown>>)[moduleName] ?? {}
  const method = Object.hasOwn(module, methodName)
    ? module[methodName]
    : retiredMethods(faker)[name]
  return typeof method === 'function' ? (method as Method) : undefined
}

/** A text in braces is an object, whose keys need no quotes. */
function parseArgument(argument: unknown): unknown {
  if (typeof argument !== 'string' || !/^\s*\{[\s\S]*\}\s*$/.test(argument)) return argument
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

/** Patterns that faker would follow into its own objects, or repeat without ever throwing dice. */
function refuseHostile(name: string, args: readonly unknown[]): void {
  const text = args.filter((argument) => typeof argument === 'string').join(' ')
  if (/constructor|prototype|__proto__/.test(text) && /^helpers\.(fake|mustache)$/.test(name)) {
    throw new MockhostError(
      'template-forbidden',
      `A template may not reach for the inside of ${name}`,
    )
  }
  if (/\d{5}/.test(text) && name === 'helpers.fromRegExp') {
    throw new MockhostError(
      'template-budget',
      'A pattern of helpers.fromRegExp may repeat up to 9,999 times',
    )
  }
}

const failed = (message: string): MockhostError => new MockhostError('template-failed', message)
