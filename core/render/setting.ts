// Renders a setting of a mock that is read before any request, such as the path of its certificate.
import { Exchange } from '../exchange.ts'
import { defaultLimits } from '../limits.ts'
import { BucketDirectory, Layer } from '../state/index.ts'
import type { World } from '../world/index.ts'
import { bucketHelpers } from './helpers/index.ts'
import { Template } from './template.ts'

/** @throws MockhostError of a `template-…` code */
export function renderSetting(text: string, world: World): string {
  const surroundings = {
    world,
    limits: defaultLimits,
    buckets: new BucketDirectory([]),
    baseUrl: () => '',
  }
  return new Template(text).render(
    new Exchange(undefined, new Layer(), surroundings),
    bucketHelpers,
  )
}
