// Quotas: what a deployment was given, over what the server gives to all.
import { type Quotas, quotasSchema } from '../../core/api/index.ts'
import { quotaInvalid } from './refusals.ts'

/** @throws Refusal `quota-invalid` */
export function readQuotas(given: Partial<Quotas>): Partial<Quotas> {
  for (const [name, value] of Object.entries(given)) {
    if (!Object.hasOwn(quotasSchema.properties, name)) throw quotaInvalid(name, 'does not exist')
    if (!Number.isSafeInteger(value) || value < 0)
      throw quotaInvalid(name, 'must be a whole number, 0 or more')
  }
  return given
}

/** @param set JSON of the deployment's own */
export const effectiveQuotas = (defaults: Quotas, set: string): Quotas => ({
  ...defaults,
  ...(JSON.parse(set) as Partial<Quotas>),
})
