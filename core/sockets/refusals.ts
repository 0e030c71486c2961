// What is said to a client that gets no WebSocket.
import { type Answer, type HeaderEntry, HeaderList, problemAnswer } from '../answer/index.ts'
import type { Exchange } from '../exchange.ts'
import { Router } from '../match/index.ts'
import type { Program } from '../program.ts'
import type { RequestView } from '../request/index.ts'
import { nearMisses } from '../trace/index.ts'

/** 404; of a Mockoon file in the words of Mockoon, else with the WebSocket routes that come nearest. */
export function noSocketRoute(program: Program, exchange: Exchange): Answer {
  const request = exchange.request as RequestView
  if (program.dialect === 'mockoon')
    return plainAnswer(404, 'No WebSocket route found for this path')
  const sockets = { ...program, endpoints: program.sockets, router: program.webSockets }
  const nearest = nearMisses({ ...sockets, webSockets: new Router([]) }, request, exchange)
  return problemAnswer({
    kind: 'no-route',
    status: 404,
    title: 'No WebSocket route answers',
    detail: `No WebSocket route of the mock ${JSON.stringify(program.mock.name)} answers ${request.path}`,
    hint: nearest.length > 0 ? undefined : 'The mock has no WebSocket route that is like it.',
    extra: { nearest },
  })
}

const plainAnswer = (status: number, text: string): Answer => {
  const headers: HeaderEntry[] = [['Content-Type', 'text/html']]
  return { status, headers: new HeaderList(headers), body: text }
}

export const tooManySockets = (most: number): Answer =>
  problemAnswer(
    {
      kind: 'too-many-sockets',
      status: 503,
      title: 'Too many connections',
      detail: `${most} WebSocket connections are open already, which is the most`,
    },
    [['Retry-After', '5']],
  )
