// Streams, compiled: each item's templates, and what is sent where none of them changes it.
import type { Response, Stream, StreamItem } from '../document/index.ts'
import { type CompiledItem, type CompiledStream, frameOf, type Piece } from '../stream/index.ts'
import type { Compilation } from './compilation.ts'
import { allNeeds, needsOfTemplate } from './needs.ts'

export function compileStream(
  stream: Stream,
  response: Response,
  compilation: Compilation,
): CompiledStream {
  complainOfOtherBody(response, compilation)
  const items = stream.items.map((item) => compileItem(item, stream, response, compilation))
  const pieces = items.flatMap(({ data, event, id }) => [data, event, id])
  return {
    kind: stream.kind,
    items,
    everyMs: stream.every,
    repeat: stream.repeat,
    hasIds: items.some(({ id }) => id !== ''),
    needs: allNeeds(
      pieces
        .map((piece) => (typeof piece === 'string' ? undefined : needsOfTemplate(piece)))
        .filter((needs) => needs !== undefined),
    ),
  }
}

function compileItem(
  item: StreamItem,
  { kind }: Stream,
  { disableTemplating }: Response,
  compilation: Compilation,
): CompiledItem {
  const pieceOf = (field: 'data' | 'event' | 'id'): Piece => {
    const text = item[field]
    if (disableTemplating) return text
    const template = compilation.template(text, item, field)
    return template.isPlain ? text : template
  }
  const [data, event, id] = [pieceOf('data'), pieceOf('event'), pieceOf('id')]
  warnOfUnsent(item, kind, compilation)
  const areTexts = typeof data === 'string' && typeof event === 'string' && typeof id === 'string'
  return {
    data,
    event,
    id,
    retryMs: item.retry,
    delayMs: item.delay,
    frame: areTexts ? frameOf(kind, { data, event, id, retryMs: item.retry }) : undefined,
    place: compilation.placeOf(item),
  }
}

/** Only server-sent events have names, ids and times. */
function warnOfUnsent(item: StreamItem, kind: Stream['kind'], compilation: Compilation): void {
  if (kind === 'sse') return
  for (const field of ['event', 'id', 'retry'] as const)
    if (item[field] !== '' && item[field] !== 0)
      compilation.warn(
        `is not sent: only server-sent events have it, and this stream is of kind ${kind}`,
        'Write `kind: sse`, or leave it out.',
        item,
        field,
      )
}

function complainOfOtherBody(response: Response, compilation: Compilation): void {
  const isOther = response.body !== '' || response.filePath !== '' || response.databucketID !== ''
  if (isOther)
    compilation.warn(
      'has a body that is never sent: its stream is',
      'Leave the body out, or the stream.',
      response,
      'stream',
    )
}
