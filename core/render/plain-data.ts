// Values of templates as data that can be kept: what is stored must not hold anything of the template's.
import { plain, type Spender } from '../values/index.ts'

/** The value with every SafeText in it as the text that it holds, and dates as JSON writes them. */
export function plainData(value: unknown, spender: Spender): unknown {
  spender.spend(1)
  const data = plain(value)
  if (data instanceof Date) return data.toJSON()
  if (Array.isArray(data)) return data.map((item) => plainData(item, spender))
  if (typeof data !== 'object' || data === null) return data
  return Object.fromEntries(
    Object.entries(data).map(([key, member]) => [key, plainData(member, spender)]),
  )
}
