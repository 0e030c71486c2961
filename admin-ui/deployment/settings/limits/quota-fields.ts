// Quotas as fields: what each is called, in which unit it is written, and what is used of it.
import type { Quotas } from '../../../../sdk/client/index.ts'

export interface QuotaField {
  readonly key: keyof Quotas
  readonly label: string
  readonly unit: string
  /** So many of what the API counts are one of the unit. */
  readonly factor: number
  readonly description: string
}

const MEGABYTE = 1_024 * 1_024

export const QUOTA_FIELDS: readonly QuotaField[] = [
  {
    key: 'requestsPerSecond',
    label: 'Requests a second',
    unit: '/s',
    factor: 1,
    description: 'More are answered with 429.',
  },
  {
    key: 'monthlyCalls',
    label: 'Requests a month',
    unit: '/month',
    factor: 1,
    description: 'More in a calendar month are answered with 429.',
  },
  {
    key: 'documentBytes',
    label: 'Size of the mock',
    unit: 'MB',
    factor: MEGABYTE,
    description: 'A larger one is refused when it is saved.',
  },
  {
    key: 'stateBytes',
    label: 'Size of the state',
    unit: 'MB',
    factor: MEGABYTE,
    description: 'Requests that would make it larger are answered with 507.',
  },
  {
    key: 'filesBytes',
    label: 'Size of all files',
    unit: 'MB',
    factor: MEGABYTE,
    description: 'An upload that would make them larger is refused.',
  },
  {
    key: 'logEntries',
    label: 'Transactions kept',
    unit: '',
    factor: 1,
    description: 'The newest; 0 keeps none.',
  },
]

/** As it is written in the field, three places behind the point at most. */
export const toUnit = ({ factor }: QuotaField, value: number): number =>
  Math.round((value / factor) * 1_000) / 1_000

export const fromUnit = ({ factor }: QuotaField, value: number): number =>
  Math.round(value * factor)

/** How much is used, from 0 to 1; undefined where there is no limit. */
export const shareOf = (used: number, limit: number): number | undefined =>
  limit === 0 ? undefined : Math.min(1, used / limit)
