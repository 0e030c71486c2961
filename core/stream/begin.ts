// Begins a body that comes piece by piece: its head is there at once, its first item when somebody reads.
import {
  type Answer,
  AnswerShape,
  conditional,
  encoderFor,
  HeaderBuilder,
  type HeaderEntry,
  HeaderList,
  problemAnswer,
  StreamedBody,
} from '../answer/index.ts'
import type { StreamKind } from '../document/index.ts'
import type { Outcome } from '../outcome.ts'
import type { RequestView } from '../request/index.ts'
import { Aftermath, SentBody } from '../trace/index.ts'
import type { WorkInput } from '../work.ts'
import type { CompiledStream } from './compiled-stream.ts'
import { describeStreamEnd } from './describe-end.ts'
import { Feed } from './feed.ts'
import { StreamSource } from './source.ts'

export interface StreamWork {
  readonly kind: 'stream'
  readonly stream: CompiledStream
}

/** What keeps proxies from holding pieces back; the mock's own headers of these names come first. */
const UNHINDERED: Record<StreamKind, readonly HeaderEntry[]> = {
  sse: [
    ['Cache-Control', 'no-cache'],
    ['X-Accel-Buffering', 'no'],
  ],
  ndjson: [['X-Accel-Buffering', 'no']],
  chunks: [['X-Accel-Buffering', 'no']],
}

export function begin({ stream }: StreamWork, input: WorkInput): Outcome {
  const { outcome, streams } = input
  const request = input.exchange.request as RequestView
  const answer = conditional(unhindered(outcome.answer, stream.kind), request)
  if (answer.body === null) return { ...outcome, answer }
  const feed = new Feed(stream, input, request.header('last-event-id') ?? '')
  // Clients connect again when a stream ends, unless they are told that nothing comes any more.
  if (feed.isOver && stream.items.length > 0)
    return { ...outcome, answer: new AnswerShape(204, answer.headers.entries).withBody('') }
  if (streams.size >= input.exchange.surroundings.limits.openStreams) return refused(input)
  const aftermath = outcome.aftermath ?? new Aftermath()
  const body = bodyOf(feed, answer.headers, aftermath, input)
  return { ...outcome, answer: { ...answer, body }, aftermath }
}

function refused({ outcome, exchange }: WorkInput): Outcome {
  const most = exchange.surroundings.limits.openStreams
  const detail = `${most} streams are open already, which is the most`
  const answer = problemAnswer(
    { kind: 'too-many-streams', status: 503, title: 'Too many streams', detail },
    [['Retry-After', '5']],
  )
  return { ...outcome, answer, problem: detail }
}

function unhindered({ headers, ...answer }: Answer, kind: StreamKind): Answer {
  const missing = UNHINDERED[kind].filter(([name]) => headers.get(name.toLowerCase()) === undefined)
  if (missing.length === 0) return { ...answer, headers }
  const builder = new HeaderBuilder(headers.entries)
  for (const [name, value] of missing) builder.set(name, value)
  return { ...answer, headers: new HeaderList(builder.entries) }
}

function bodyOf(
  feed: Feed,
  headers: HeaderList,
  aftermath: Aftermath,
  { exchange, later }: WorkInput,
): StreamedBody {
  const { world, limits } = exchange.surroundings
  const { promise: ended, resolve } = Promise.withResolvers<void>()
  const isHead = exchange.request?.method === 'HEAD'
  const sent = new SentBody()
  aftermath.body = sent
  const source = new StreamSource({
    feed,
    world,
    limits,
    sent,
    encode: encoderFor(headers.get('content-type') ?? ''),
    prepare: later.prepare,
    onEnd: (end) => {
      if (!isHead) aftermath.add({ stage: 'answer', text: describeStreamEnd(end) })
      resolve()
    },
  })
  return new StreamedBody({
    open: () => new ReadableStream(source, { highWaterMark: 0 }),
    cancel: () => source.leave(),
    stop: () => source.stop(),
    ended,
  })
}
