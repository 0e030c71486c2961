// Whether the key may make deployments, or why not.
import { useMe, useWhyNotDeploy } from '../../kit/index.ts'

/** Undefined where it may. */
export function useWhyNotMake(): string | undefined {
  const whyNot = useWhyNotDeploy()
  const { deployments } = useMe()
  if (whyNot !== undefined) return whyNot
  return deployments === null ? undefined : 'This key is for some deployments, and makes no others'
}
