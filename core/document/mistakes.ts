// What is wrong with a document: each mistake with its place, its reason and what to do.

export type Path = readonly (string | number)[]

export interface Mistake {
  severity: 'error' | 'warning'
  /** An error of a Mockoon file that Mockoon lives with: the rest of the file is served. */
  isTolerated?: boolean
  /** As in `routes[3].responses[0].statusCode`; empty for the document as a whole. */
  path: string
  /** The same, part by part. */
  segments: Path
  message: string
  hint?: string
  /** Where in the file, from 1; set by whoever knows the text. */
  line?: number
  column?: number
  /** Where in the template at `path`, from 1. */
  templateLine?: number
  templateColumn?: number
}

/** A path as people write it. */
export function formatPath(path: Path): string {
  let text = ''
  for (const part of path) {
    if (typeof part === 'number') text += `[${part}]`
    else if (!/^[\w$-]+$/.test(part)) text += `[${JSON.stringify(part)}]`
    else text += text === '' ? part : `.${part}`
  }
  return text
}

/** Whether the document can't be used for it. */
export const isFatal = ({ severity, isTolerated }: Mistake): boolean =>
  severity === 'error' && isTolerated !== true

/** A mistake as text: `routes[0].statusCode: 99 must be 100 or more`, with its hint. */
export function formatMistake(mistake: Mistake): string {
  const { path, message, hint, templateLine, templateColumn } = mistake
  const where = path === '' ? '' : `${path}: `
  const place =
    templateLine === undefined
      ? ''
      : ` (line ${templateLine}, column ${templateColumn ?? 1} of the template)`
  return `${where}${message}${place}${hint ? `. ${hint}` : ''}`
}

export type AddMistake = (path: Path, message: string, hint?: string) => void
