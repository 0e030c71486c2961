// A request that is only to be decided, as one that comes in.
import type { TriedRequest } from '../../core/api/index.ts'
import { SESSION_HEADER } from '../../core/session/index.ts'
import { ReplayedRequest } from './replayed-request.ts'

/** What is for us and not for the mock. */
const OWN = [SESSION_HEADER, 'x-mockhost-key']

export class TriedIncoming extends ReplayedRequest {
  /** The session that it names. */
  readonly session: string | undefined

  constructor({ method = 'GET', target, headers = {}, body = null, bodyEncoding }: TriedRequest) {
    const named = Object.entries(headers).map(
      ([name, value]) => [name.toLowerCase(), value] as const,
    )
    super({
      method: method.toUpperCase(),
      target,
      address: '',
      headers: named,
      redacted: OWN,
      body: body !== null && bodyEncoding === 'base64' ? Buffer.from(body, 'base64') : body,
    })
    this.session = named.find(([name]) => name === SESSION_HEADER)?.[1]
  }
}
