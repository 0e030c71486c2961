// A response of a WebSocket route as a message.
import { MockhostError } from '../errors.ts'
import type { BodySource } from '../program.ts'
import { bodyHelpers, bucketText } from '../render/index.ts'
import type { MessageExchange } from './message-exchange.ts'

/**
 * What the response says; empty for nothing. What clients put into a bucket is no template: it is sent as it is.
 * @throws MockhostError of a `template-…` code, `message-unsupported`
 */
export function messageText(body: BodySource, exchange: MessageExchange): string {
  switch (body.kind) {
    case 'text':
      return body.text
    case 'template':
      return body.template.render(exchange, bodyHelpers)
    case 'bucket':
      return bucketText(exchange.state.bucket(body.bucket.uuid)?.value)
    default:
      throw new MockhostError(
        'message-unsupported',
        `A response of the kind "${body.kind === 'unsupported' ? body.feature : body.kind}" is no message of a WebSocket route`,
      )
  }
}
