// Where a stream goes on for a client that was there before: behind the item whose id it names as the last it got.
import type { Exchange } from '../exchange.ts'
import { exchangeHelpers } from '../render/index.ts'
import type { CompiledItem, CompiledStream } from './compiled-stream.ts'
import { oneId } from './frames.ts'

/** Rendering ids to find one of them ends with this many, or with the time that rendering an answer may take. */
const MAX_RENDERED = 10_000

/**
 * The number of the item behind the one with that id; 0 where none has it.
 * @param exchange what the templates of ids see; nothing that they change in it is kept
 */
export function itemBehind(
  stream: CompiledStream,
  lastId: string,
  exchangeFor: (number: number) => Exchange,
): number {
  if (!stream.hasIds || lastId === '') return 0
  const { items, repeat } = stream
  const areFixed = items.every(({ id }) => typeof id === 'string')
  const sent = repeat === 0 ? MAX_RENDERED : items.length * repeat
  const searched = areFixed ? items.length : Math.min(sent, MAX_RENDERED)
  const exchange = exchangeFor(0)
  const started = performance.now()
  const { renderMs } = exchange.surroundings.limits
  for (let number = 0; number < searched; number++) {
    if (performance.now() - started > renderMs) return 0
    const item = items[number % items.length] as CompiledItem
    if (isSame(idOf(item, number, items.length, exchangeFor), lastId)) return number + 1
  }
  return 0
}

function idOf(
  { id }: CompiledItem,
  number: number,
  length: number,
  exchangeFor: (number: number) => Exchange,
): string {
  if (typeof id === 'string') return oneId(id)
  const variables = { index: number, cycle: Math.floor(number / length) }
  return oneId(id.render(exchangeFor(number), exchangeHelpers, variables))
}

/** Clients send the bytes of UTF-8, which servers read as one character each. */
const isSame = (id: string, sent: string): boolean =>
  id !== '' && (id === sent || String.fromCharCode(...encoder.encode(id)) === sent)

const encoder = new TextEncoder()
