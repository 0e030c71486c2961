// How busy deployments were in the last hour.
import { MAX_NAMES, trafficQuerySchema, trafficSchema } from '../../../core/api/index.ts'
import { Refusal } from '../../refusal.ts'
import { type Operation, operation } from '../operation.ts'
import type { ControlPlaneParts, NamedDeployment } from '../parts.ts'
import { visibleDeployment } from '../visible.ts'

export function trafficOperations({ deployments, live }: ControlPlaneParts): Operation[] {
  return [
    operation('read GET /api/v1/traffic', {
      id: 'getTraffic',
      tag: 'Deployments',
      summary: 'Requests and errors of deployments, minute by minute',
      description:
        'Counted since the server started. Names that lead to no deployment are left out.',
      query: trafficQuerySchema,
      answer: trafficSchema,
      refusals: [400],
      handle: ({ actor, query }) => {
        const names = query.names === undefined ? live.busiest() : namesIn(query.names)
        const found: NamedDeployment[] = []
        for (const name of names) {
          if (found.length === MAX_NAMES) break
          const asking = { actor, params: { name } }
          const deployment = visibleOrNone(() => visibleDeployment(deployments, asking))
          if (deployment) found.push(deployment)
        }
        return live.minutes(found)
      },
    }),
  ]
}

/** @throws Refusal 400 for too many */
function namesIn(text: string): string[] {
  const names = text.split(',').filter((name) => name !== '')
  if (names.length > MAX_NAMES) throw tooManyNames(names.length)
  return names
}

/** One that was deleted in the meantime must not cost the figures of the others. */
function visibleOrNone<T>(find: () => T): T | undefined {
  try {
    return find()
  } catch (error) {
    if (error instanceof Refusal && error.problem.status === 404) return undefined
    throw error
  }
}

const tooManyNames = (count: number): Refusal =>
  new Refusal({
    kind: 'too-many-names',
    status: 400,
    title: 'Too many names',
    detail: `${count} deployments are asked for, and ${MAX_NAMES} may be at once`,
    hint: 'Ask for them in several requests.',
  })
