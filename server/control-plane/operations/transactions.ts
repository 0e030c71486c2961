// The transactions of a deployment: listed, followed, sent again, forgotten.
import * as Type from '@sinclair/typebox'
import {
  replaySchema,
  transactionFilterSchema,
  transactionPageSchema,
  transactionSchema,
} from '../../../core/api/index.ts'
import { type Operation, operation } from '../operation.ts'
import type { ControlPlaneParts } from '../parts.ts'
import { unknownTransaction } from '../problems.ts'
import { type OpenStreams, transactionEvents } from '../streams/index.ts'
import { visibleDeployment } from '../visible.ts'

const followSchema = Type.Object(
  {
    after: Type.Optional(
      Type.Integer({ minimum: 0, description: 'Begin behind the transaction with this id' }),
    ),
  },
  { additionalProperties: false },
)

const PATH = '/api/v1/deployments/:name/transactions'

export function transactionOperations(parts: ControlPlaneParts, streams: OpenStreams): Operation[] {
  const { deployments, log, live } = parts
  return [
    operation(`read GET ${PATH}`, {
      id: 'listTransactions',
      tag: 'Transactions',
      summary: 'What a deployment was asked and what it answered, newest first',
      query: transactionFilterSchema,
      answer: transactionPageSchema,
      handle: (input) => log.list(visibleDeployment(deployments, input).id, input.query),
    }),
    operation(`read GET ${PATH}/stream`, {
      id: 'followTransactions',
      tag: 'Transactions',
      summary: 'Transactions as they happen',
      description:
        'Server-sent events named `transaction`, each with a transaction as its data and its id. Without `after` or `Last-Event-ID` they begin with the next one. Where a client reads too slowly, an event named `gap` says how many it missed. What happens after an answer, such as a callback, is told by an event named `update`, with the transaction as it is then.',
      query: followSchema,
      requestHeaders: { 'Last-Event-ID': 'As `after`, which it goes before' },
      answerContent: { 'text/event-stream': Type.String() },
      handle: (input) => {
        const { id: deploymentId } = visibleDeployment(deployments, input)
        const newest = () => log.list(deploymentId, { limit: 1 }).transactions[0]?.id ?? 0
        const stream = transactionEvents({
          log,
          streams,
          deploymentId,
          after: lastEventOf(input.headers) ?? input.query.after ?? newest(),
          isStillAllowed: input.isStillAllowed,
        })
        // Proxies such as nginx would hold events back.
        const headers = { 'Content-Type': 'text/event-stream', 'X-Accel-Buffering': 'no' }
        return new Response(stream, { headers })
      },
    }),
    operation(`read GET ${PATH}/:id`, {
      id: 'getTransaction',
      tag: 'Transactions',
      summary: 'A transaction',
      answer: transactionSchema,
      handle: (input) => {
        const deployment = visibleDeployment(deployments, input)
        const transaction = log.get(deployment.id, transactionId(input.params.id))
        if (!transaction) throw unknownTransaction(input.params.id)
        return transaction
      },
    }),
    operation(`deploy POST ${PATH}/:id/replay`, {
      id: 'replayTransaction',
      tag: 'Transactions',
      summary: 'Send the request of a transaction again',
      body: replaySchema,
      answer: transactionSchema,
      handle: (input) => {
        const deployment = visibleDeployment(deployments, input)
        const { dryRun = false } = input.body
        return live.replay(deployment.id, transactionId(input.params.id), dryRun)
      },
    }),
    operation(`deploy DELETE ${PATH}`, {
      id: 'clearTransactions',
      tag: 'Transactions',
      summary: 'Forget the transactions of a deployment',
      status: 204,
      handle: (input) => {
        log.clear(visibleDeployment(deployments, input).id)
        return undefined
      },
    }),
  ]
}

/** @throws Refusal 404 for what can't be one */
function transactionId(text: string): number {
  const id = /^\d+$/.test(text) ? Number(text) : Number.NaN
  if (!Number.isSafeInteger(id)) throw unknownTransaction(text)
  return id
}

/** What a client that was cut off has seen last. */
function lastEventOf(headers: Headers): number | undefined {
  const text = headers.get('last-event-id') ?? ''
  return /^\d{1,16}$/.test(text) ? Number(text) : undefined
}
