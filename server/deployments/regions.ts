// Regions: names that an operator gives, and deployments carry.
import { regionUnknown } from './refusals.ts'
import type { DeploymentSettings } from './settings.ts'

/** @throws Refusal `region-unknown` */
export function assertRegion({ regions }: DeploymentSettings, region: string): void {
  if (!regions.includes(region)) throw regionUnknown(region, regions)
}
