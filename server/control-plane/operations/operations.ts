// Every operation of the API but the one that describes them.
import type { Operation } from '../operation.ts'
import type { ControlPlaneParts } from '../parts.ts'
import type { OpenStreams } from '../streams/index.ts'
import { changeOperations } from './changes.ts'
import { controlKeyOperations } from './control-keys.ts'
import { deploymentKeyOperations } from './deployment-keys.ts'
import { deploymentOperations } from './deployments.ts'
import { fileOperations } from './files.ts'
import { mockOperations } from './mocks.ts'
import { recordingOperations } from './recordings.ts'
import { revisionOperations } from './revisions.ts'
import { serverOperations } from './server.ts'
import { sessionOperations } from './sessions.ts'
import { stateOperations } from './state.ts'
import { testOperations } from './tests.ts'
import { trafficOperations } from './traffic.ts'
import { transactionOperations } from './transactions.ts'

export const operationsOf = (parts: ControlPlaneParts, streams: OpenStreams): Operation[] => [
  ...serverOperations(parts),
  ...deploymentOperations(parts),
  ...changeOperations(parts, streams),
  ...mockOperations(parts),
  ...fileOperations(parts),
  ...revisionOperations(parts),
  ...recordingOperations(parts),
  ...deploymentKeyOperations(parts),
  ...trafficOperations(parts),
  ...transactionOperations(parts, streams),
  ...stateOperations(parts),
  ...sessionOperations(parts),
  ...testOperations(parts),
  ...controlKeyOperations(parts),
]
