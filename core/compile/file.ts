// Responses that are files, compiled.
import type { Response } from '../document/index.ts'
import { type CompiledFile, type Content, ContentCache, compilePath } from '../files/index.ts'
import { Template } from '../render/index.ts'
import type { Compilation } from './compilation.ts'
import { NO_NEEDS, needsOfTemplate } from './needs.ts'

export function compileFile(response: Response, compilation: Compilation): CompiledFile {
  const { filePath, body, disableTemplating, headers } = response
  const path = compilePath(compilation.template(filePath, response, 'filePath'))
  return {
    path,
    isTyped: headers.some(({ key }) => key.toLowerCase() === 'content-type'),
    isAttachment: !response.sendFileAsBody,
    isTemplated: !disableTemplating,
    fallback: response.fallbackTo404
      ? disableTemplating
        ? asItIs(body)
        : contentOf(compilation.template(body, response, 'body'))
      : undefined,
    contents: new ContentCache(),
    readContent,
  }
}

/** What a file says, read while the mock is at work. */
export const readContent = (text: string): Content => contentOf(new Template(text))

const contentOf = (template: Template): Content =>
  template.isPlain
    ? asItIs(template.text)
    : { text: template.text, template, needs: needsOfTemplate(template) }

const asItIs = (text: string): Content => ({ text, template: undefined, needs: NO_NEEDS })
