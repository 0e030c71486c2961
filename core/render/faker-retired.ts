// Methods that Mockoon's faker 9 has and faker 10 has dropped, or warns of on the console at each call.
import type { Faker } from '@faker-js/faker'

type Options = Record<string, unknown>

const retired = new WeakMap<Faker, Record<string, unknown>>()

export function retiredMethods(faker: Faker): Record<string, unknown> {
  let methods = retired.get(faker)
  if (!methods) {
    methods = createRetired(faker)
    retired.set(faker, methods)
  }
  return methods
}

function createRetired(faker: Faker): Record<string, unknown> {
  return Object.assign(Object.create(null), {
    'internet.userName': (options?: Options) => faker.internet.username(options),
    'internet.color': () => faker.color.rgb(),
    'image.avatarLegacy': () => faker.image.avatar(),
    'image.urlLoremFlickr': (options: Options = {}) => loremFlickr(faker, options),
    'image.urlPlaceholder': (options: Options = {}) => placeholder(faker, options),
    'finance.maskedNumber': (options: Options | number = {}) => maskedNumber(faker, options),
  })
}

const side = (faker: Faker): number => faker.number.int({ min: 1, max: 3999 })

function loremFlickr(faker: Faker, { width, height, category }: Options): string {
  const size = `${width ?? side(faker)}/${height ?? side(faker)}`
  return `https://loremflickr.com/${size}${category ? `/${category}` : ''}?lock=${faker.number.int()}`
}

function placeholder(faker: Faker, options: Options): string {
  const { width, height, backgroundColor, textColor, format, text } = options
  const color = () => faker.color.rgb({ format: 'hex', casing: 'lower', prefix: '' })
  const path = `${width ?? side(faker)}x${height ?? side(faker)}/${backgroundColor ?? color()}/${textColor ?? color()}`
  const extension = format ?? faker.helpers.arrayElement(['gif', 'jpeg', 'jpg', 'png', 'webp'])
  return `https://via.placeholder.com/${path}.${extension}?text=${encodeURIComponent(String(text ?? faker.lorem.words()))}`
}

function maskedNumber(faker: Faker, options: Options | number): string {
  const {
    length = 4,
    parens = true,
    ellipsis = true,
  } = typeof options === 'number' ? { length: options } : options
  const masked = `${ellipsis ? '...' : ''}${faker.string.numeric(Number(length))}`
  return parens ? `(${masked})` : masked
}
