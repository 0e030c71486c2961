// Every helper, and which of them are known where.
import type { Helper, Helpers } from '../run.ts'
import { blockHelpers } from './blocks.ts'
import { dataHelpers } from './data.ts'
import { dateHelpers } from './dates.ts'
import { encodingHelpers } from './encoding.ts'
import { listHelpers } from './lists.ts'
import { numberHelpers } from './numbers.ts'
import { objectHelpers } from './objects.ts'
import { randomHelpers } from './random.ts'
import { requestHelpers } from './request.ts'
import { responseHelpers } from './response.ts'
import { stringHelpers } from './strings.ts'
import { variableHelpers } from './variables.ts'

/** Without a prototype, so that no name finds anything but a helper. */
const collection = (...families: Record<string, Helper>[]): Helpers =>
  Object.assign(Object.create(null), ...families)

/** Where there is no request yet: in data buckets. */
export const bucketHelpers = collection(
  blockHelpers,
  dataHelpers,
  dateHelpers,
  encodingHelpers,
  listHelpers,
  numberHelpers,
  objectHelpers,
  randomHelpers,
  stringHelpers,
  variableHelpers,
)

/** In rules, headers and buckets that wait for a request. */
export const exchangeHelpers = collection(bucketHelpers as Record<string, Helper>, requestHelpers)

/** In bodies, which can set the status. */
export const bodyHelpers = collection(exchangeHelpers as Record<string, Helper>, responseHelpers)

export const fakerHelperNames: ReadonlySet<string> = new Set(Object.keys(randomHelpers))
export const requestHelperNames: ReadonlySet<string> = new Set(Object.keys(requestHelpers))
