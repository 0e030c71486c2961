// Random data: faker's methods, and short names for the most used of them.
import type { Faker } from '@faker-js/faker'
import { plain } from '../../values/index.ts'
import { callFaker, fakerFor, isFakerError } from '../faker.ts'
import type { Call, Helper } from '../run.ts'
import { plainArgs } from './arguments.ts'

/** Faker's own helper: `{{faker 'module.method' arguments… key=value}}`. */
const faker: Helper = (call) => {
  const [method, ...args] = plainArgs(call)
  const options = Object.keys(call.hash).length > 0 ? [plainHash(call)] : []
  return callFaker(fakerFor(call.run.exchange), method, [...args, ...options], call.line)
}

const plainHash = (call: Call): Record<string, unknown> =>
  Object.fromEntries(Object.entries(call.hash).map(([key, value]) => [key, plain(value)]))

/** A short name for a method of faker; nothing where the locale lacks its data. */
const short =
  (make: (faker: Faker, args: unknown[]) => unknown): Helper =>
  (call) => {
    try {
      return make(fakerFor(call.run.exchange), plainArgs(call))
    } catch (error) {
      if (isFakerError(error)) return ''
      throw error
    }
  }

const number = (value: unknown): number | undefined =>
  typeof value === 'number' ? value : undefined

/** Bounds as faker takes them, without those that are not given. */
const bounds = ([min, max]: unknown[]): { min?: number; max?: number } => {
  const [low, high] = [number(min), number(max)]
  return {
    ...(low === undefined ? {} : { min: low }),
    ...(high === undefined ? {} : { max: high }),
  }
}

const uuid = short((f) => f.string.uuid())
const zipcode = short((f) => f.location.zipCode())

export const randomHelpers: Record<string, Helper> = {
  faker,
  // Bounds that leave nothing to choose from are a mistake.
  int: (call) => fakerFor(call.run.exchange).number.int(bounds(plainArgs(call))),
  float: (call) => fakerFor(call.run.exchange).number.float(bounds(plainArgs(call))),
  boolean: short((f) => f.datatype.boolean()),
  uuid,
  guid: uuid,
  objectId: short((f) => f.database.mongodbObjectId()),
  hexColor: short((f) => f.color.rgb({ casing: 'lower' })),
  ipv4: short((f) => f.internet.ipv4()),
  ipv6: short((f) => f.internet.ipv6()),
  lat: short((f) => f.location.latitude()),
  long: short((f) => f.location.longitude()),
  city: short((f) => f.location.city()),
  country: short((f) => f.location.country()),
  countryCode: short((f) => f.location.countryCode()),
  zipcode,
  postcode: zipcode,
  street: short((f) => f.location.streetAddress()),
  company: short((f) => f.company.name()),
  domain: short((f) => f.internet.domainName()),
  tld: short((f) => f.internet.domainSuffix()),
  email: short((f) => f.internet.email()),
  firstName: short((f) => f.person.firstName()),
  lastName: short((f) => f.person.lastName()),
  phone: short((f) => f.phone.number()),
  color: short((f) => f.color.human()),
  title: short((f, [sex]) => f.person.prefix(sex === 'male' || sex === 'female' ? sex : undefined)),
  lorem: short((f, [count]) => f.lorem.sentence(number(count))),
}
