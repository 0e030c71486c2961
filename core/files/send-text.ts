// Sends a file that may be a template.
import { AnswerShape, conditional } from '../answer/index.ts'
import type { Outcome } from '../outcome.ts'
import type { RequestView } from '../request/index.ts'
import type { WorkInput } from '../work.ts'
import type { OpenedFile } from '../world/index.ts'
import type { CompiledFile, Content } from './compiled-file.ts'
import { renderContent } from './render-content.ts'
import { fileHeaders } from './types.ts'

/** What it says, read when it is first asked for and when it has changed since. */
export async function contentOf(
  file: CompiledFile,
  path: string,
  opened: OpenedFile,
): Promise<Content> {
  const known = file.contents.get(path, opened.version)
  if (known) return known
  const content = file.readContent(decoder.decode(await opened.bytes()))
  file.contents.set(path, opened.version, content)
  return content
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

export async function sendText(
  content: Content,
  file: CompiledFile,
  path: string,
  input: WorkInput,
): Promise<Outcome> {
  const { outcome, exchange } = input
  const { text, status = outcome.answer.status } = await renderContent(content, input)
  const headers = fileHeaders(outcome.answer.headers.entries, path, file)
  const answer = new AnswerShape(status, headers.entries).withBody(text)
  return { ...outcome, answer: conditional(answer, exchange.request as RequestView) }
}
