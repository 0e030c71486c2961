// What of the list is shown and in which order, as it stands in the address.

export const SHOWN = ['all', 'paused', 'deleted'] as const
export type Shown = (typeof SHOWN)[number]

export const SORTS = ['name', 'requests', 'errors', 'changed'] as const
export type SortBy = (typeof SORTS)[number]

export interface Choices {
  /** A part of the subdomain, the name or a domain. */
  readonly q: string
  readonly show: Shown
  readonly sort: SortBy
  /** The other way round than the column begins with. */
  readonly reversed: boolean
}

export type ChoicesInAddress = Partial<Choices>

/** What the address says; anything odd in it is left out. */
export function readChoices(search: Readonly<Record<string, unknown>>): ChoicesInAddress {
  const { q, show, sort, reversed } = search
  return {
    ...(q === undefined || q === '' ? {} : { q: String(q) }),
    ...(isOneOf(SHOWN, show) ? { show } : {}),
    ...(isOneOf(SORTS, sort) ? { sort } : {}),
    ...(reversed === true ? { reversed } : {}),
  }
}

export const DEFAULTS: Choices = { q: '', show: 'all', sort: 'name', reversed: false }

/** Only what is not as it begins, so that addresses stay short. */
export function writeChoices(choices: Choices): ChoicesInAddress {
  return Object.fromEntries(
    Object.entries(choices).filter(([name, value]) => DEFAULTS[name as keyof Choices] !== value),
  )
}

const isOneOf = <Value extends string>(values: readonly Value[], value: unknown): value is Value =>
  values.some((one) => one === value)
