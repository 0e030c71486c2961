// A file as a message of a WebSocket: a text where its type is one, else its bytes.
import { MockhostError } from '../errors.ts'
import type { Exchange } from '../exchange.ts'
import { withModules } from '../optional-modules.ts'
import type { CompiledFile } from './compiled-file.ts'
import { renderPath } from './path.ts'
import { renderText } from './render-content.ts'
import { contentOf } from './send-text.ts'
import { isTemplateName } from './types.ts'

/** @throws MockhostError `file-missing`, `file-forbidden`, `message-unsupported`, or of a `template-…` code */
export async function readMessage(
  file: CompiledFile,
  exchange: Exchange,
): Promise<string | Uint8Array> {
  const { world, limits } = exchange.surroundings
  if (!world.files)
    throw new MockhostError('message-unsupported', 'There are no files where this mock runs')
  const path = await withModules(() => renderPath(file.path, exchange))
  const opened = await world.files.open(path)
  if (opened.size > limits.socketBufferBytes)
    throw new MockhostError(
      'message-unsupported',
      `The file has ${opened.size} bytes, and a message ${limits.socketBufferBytes} at most`,
    )
  if (!file.isTemplated || !isTemplateName(path)) return opened.bytes()
  return renderText(await contentOf(file, path, opened), exchange)
}
