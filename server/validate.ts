// `mockhost validate`: lists the mistakes of documents.
import { styleText } from 'node:util'
import { formatMistakeOfFile, type LoadedDocument, loadDocument } from './documents/index.ts'

export interface ValidateOptions {
  readonly json: boolean
}

/** Exits with 1 where any file has an error, also one that a Mockoon file may have and be served. */
export async function validate(files: readonly string[], { json }: ValidateOptions): Promise<void> {
  for (const file of files) {
    const loaded = await loadDocument(file)
    const report = json ? jsonReport(loaded) : textReport(loaded)
    for (const line of report) console.log(line)
    if (hasErrors(loaded)) process.exitCode = 1
  }
}

const hasErrors = ({ mistakes }: LoadedDocument): boolean =>
  mistakes.some(({ severity }) => severity === 'error')

function textReport(loaded: LoadedDocument): string[] {
  const lines = loaded.mistakes.map((mistake) => formatMistakeOfFile(loaded.file, mistake))
  return hasErrors(loaded) ? lines : [...lines, styleText('green', `${loaded.file}: valid`)]
}

const jsonReport = ({ file, mistakes }: LoadedDocument): string[] =>
  mistakes.map(({ severity, path, line, column, message, hint, templateLine, templateColumn }) =>
    JSON.stringify({
      file,
      line,
      column,
      severity,
      path,
      message,
      hint,
      templateLine,
      templateColumn,
    }),
  )
