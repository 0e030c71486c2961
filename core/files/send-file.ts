// Sends a file as the body of a response: as a template where its type is one of texts, else byte for byte.
import { AnswerShape, HeaderBuilder } from '../answer/index.ts'
import { isTemplateMistake, MockhostError } from '../errors.ts'
import type { Outcome } from '../outcome.ts'
import { notImplemented } from '../problems.ts'
import type { WorkInput } from '../work.ts'
import type { OpenedFile } from '../world/index.ts'
import type { CompiledFile, Content } from './compiled-file.ts'
import type { FileWork } from './plan.ts'
import { renderContent } from './render-content.ts'
import { sendBytes } from './send-bytes.ts'
import { contentOf, sendText } from './send-text.ts'
import { fileHeaders, isTemplateName } from './types.ts'

/** @throws MockhostError */
export async function sendFile(work: FileWork, input: WorkInput): Promise<Outcome> {
  try {
    return await send(work, input)
  } catch (error) {
    const { file } = work
    const isMissing = error instanceof MockhostError && error.code === 'file-missing'
    if (isMissing && file.fallback) return fallBack(file.fallback, work, input)
    if (input.program.dialect === 'mockoon' && isMockoons(error)) return asMockoon(error, input)
    throw error
  }
}

async function send({ file, path }: FileWork, input: WorkInput): Promise<Outcome> {
  if (path instanceof MockhostError) throw path
  const { files } = input.exchange.world
  if (!files)
    return file.fallback ? fallBack(file.fallback, { file, path }, input) : withoutFiles(input)
  const opened = await files.open(path)
  return isText(file, path, opened, input)
    ? sendText(await contentOf(file, path, opened), file, path, input)
    : sendBytes(opened, file, path, input)
}

/** What is longer than a template may write is sent as it is. */
const isText = (
  { isTemplated }: CompiledFile,
  path: string,
  { size }: OpenedFile,
  { exchange }: WorkInput,
): boolean =>
  isTemplated && isTemplateName(path) && size <= exchange.surroundings.limits.renderChars

/** The status 404 with the body of the response, under the type of the file. */
async function fallBack(
  content: Content,
  { file, path }: Pick<FileWork, 'file' | 'path'>,
  input: WorkInput,
): Promise<Outcome> {
  const { outcome } = input
  const headers = fileHeaders(outcome.answer.headers.entries, String(path), {
    ...file,
    isAttachment: false,
  })
  const { text, status = 404 } = await renderContent(content, input)
  return { ...outcome, answer: new AnswerShape(status, headers.entries).withBody(text) }
}

function withoutFiles({ outcome }: WorkInput): Outcome {
  const detail = 'This response is a file, and there are none where this mock runs'
  return {
    ...outcome,
    answer: notImplemented('files', detail, []),
    problem: detail,
  }
}

const isMockoons = (error: unknown): error is MockhostError =>
  isTemplateMistake(error) ||
  (error instanceof MockhostError && /^file-(missing|forbidden)$/.test(error.code))

/** A Mockoon file's mistakes are answered as Mockoon answers them: with the status of the response. */
function asMockoon(error: MockhostError, { outcome }: WorkInput): Outcome {
  const { status, headers } = outcome.answer
  const entries = new HeaderBuilder(headers.entries).set('Content-Type', 'text/plain').entries
  const text = `Error while serving the file content: ${error.message}`
  const answer = new AnswerShape(status, entries).withBody(text)
  return { ...outcome, answer, problem: error.message }
}
