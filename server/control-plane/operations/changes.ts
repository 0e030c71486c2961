// The changes of a deployment, as they are made.
import * as Type from '@sinclair/typebox'
import type { LiveChange } from '../../../core/api/index.ts'
import type { Deployments } from '../../deployments/index.ts'
import { type Operation, operation } from '../operation.ts'
import type { ControlPlaneParts } from '../parts.ts'
import { changeEvents, type OpenStreams } from '../streams/index.ts'
import { visibleDeployment } from '../visible.ts'

export const changeOperations = (
  { deployments }: ControlPlaneParts,
  streams: OpenStreams,
): Operation[] => [
  operation('read GET /api/v1/deployments/:name/changes', {
    id: 'followChanges',
    tag: 'Deployments',
    summary: 'Changes of a deployment as they are made',
    description:
      'Server-sent events named `changed`, each with a JSON object as its data: `kind` (`now` first, which says how things are; then `mock`, `settings` or `deleted`), `revision`, and its `author` and `message`, and `changedAt`. Where changes come faster than they are read, the newest of each kind is told.',
    answerContent: { 'text/event-stream': Type.String() },
    handle: (input) => {
      const { id: deploymentId } = visibleDeployment(deployments, input)
      const stream = changeEvents({
        deploymentId,
        streams,
        isStillAllowed: input.isStillAllowed,
        now: () => present(deployments, deploymentId),
        subscribe: (listener) =>
          deployments.onChange(({ id, kind }) => {
            if (id === deploymentId && (kind === 'mock' || kind === 'settings')) listener(kind)
          }),
      })
      // Proxies such as nginx would hold events back.
      const headers = { 'Content-Type': 'text/event-stream', 'X-Accel-Buffering': 'no' }
      return new Response(stream, { headers })
    },
  }),
]

function present(deployments: Deployments, id: string): Omit<LiveChange, 'kind'> | undefined {
  if (!deployments.recordById(id)) return undefined
  const { number, author, message } = deployments.liveRevision(id)
  return { revision: number, author, message, changedAt: deployments.get(id).changedAt }
}
