// Renders an item when it is sent, as one request would be rendered: within the same limits, all or nothing.
import { formatPath } from '../document/index.ts'
import { MockhostError } from '../errors.ts'
import type { Exchange } from '../exchange.ts'
import { exchangeHelpers } from '../render/index.ts'
import type { CompiledItem, CompiledStream, Piece } from './compiled-stream.ts'
import { frameOf } from './frames.ts'

/**
 * @param number which item of the stream it is, from 0, whatever the round
 * @throws MockhostError of a `template-…` code, with its place
 */
export function renderItem(
  { kind, items, repeat }: CompiledStream,
  number: number,
  exchange: Exchange,
): string {
  const item = items[number % items.length] as CompiledItem
  if (item.frame !== undefined) return item.frame
  const variables = {
    index: number,
    cycle: Math.floor(number / items.length),
    first: number === 0,
    last: number === items.length * repeat - 1,
  }
  const render = (piece: Piece) => renderPiece(piece, exchange, variables)
  try {
    // The id and the event come before the data, whose template sees the variables that they set.
    const [event, id, data] = [render(item.event), render(item.id), render(item.data)]
    return frameOf(kind, { event, id, data, retryMs: item.retryMs })
  } catch (error) {
    throw withPlace(error, item)
  }
}

const renderPiece = (
  piece: Piece,
  exchange: Exchange,
  variables: Readonly<Record<string, unknown>>,
): string =>
  typeof piece === 'string' ? piece : piece.render(exchange, exchangeHelpers, variables)

function withPlace(error: unknown, { place }: CompiledItem): unknown {
  if (!(error instanceof MockhostError)) return error
  const { code, message, line, column } = error
  const path = formatPath(place)
  return new MockhostError(code, `${path}: ${message}`, { line, column, path, cause: error })
}
