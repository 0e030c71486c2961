// Lets pages of other origins send the headers that are for us, where a mock lets them send any: it knows nothing of
// ours, and a browser asks before it sends them.
import { type Answer, HeaderList, type IncomingRequest } from '../../core/index.ts'
import { SESSION_HEADER } from '../../core/session/index.ts'

const OWN = new Set(['x-mockhost-key', SESSION_HEADER])
const ALLOW = 'access-control-allow-headers'

/** @param answer to a preflight, or to any other request with OPTIONS */
export const allowOwnHeaders = (
  incoming: IncomingRequest,
  answer: Answer | Promise<Answer>,
): Answer | Promise<Answer> =>
  answer instanceof Promise
    ? answer.then((late) => withOwnHeaders(incoming, late))
    : withOwnHeaders(incoming, answer)

function withOwnHeaders(incoming: IncomingRequest, answer: Answer): Answer {
  const asked = incoming.header('access-control-request-headers')?.toLowerCase().split(',') ?? []
  const own = asked.map((name) => name.trim()).filter((name) => OWN.has(name))
  const allowed = answer.headers.get(ALLOW)
  if (own.length === 0 || allowed === undefined) return answer
  const entries = answer.headers.entries.map(([name, value]) =>
    name.toLowerCase() === ALLOW
      ? ([name, [value, ...own].join(', ')] as const)
      : ([name, value] as const),
  )
  return { ...answer, headers: new HeaderList(entries) }
}
