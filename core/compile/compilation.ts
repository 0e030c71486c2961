// What compiling shares among its parts: templates, each parsed once, and the mistakes found.
import {
  type Dialect,
  formatPath,
  type Mistake,
  type Origins,
  type Path,
} from '../document/index.ts'
import { MockhostError } from '../errors.ts'
import { explainSyntax, Template } from '../render/index.ts'

export class Compilation {
  readonly dialect: Dialect
  readonly mistakes: Mistake[] = []
  readonly #origins: Origins
  readonly #templates = new Map<string, Template>()

  constructor(dialect: Dialect, origins: Origins) {
    this.dialect = dialect
    this.#origins = origins
  }

  /** Where a part of the mock was written. */
  placeOf(part: object): Path {
    return this.#origins.get(part) ?? []
  }

  /** The template of a text; one that can't be parsed is a mistake at that place. */
  template(text: string, part: object, ...field: (string | number)[]): Template {
    let template = this.#templates.get(text)
    if (!template) {
      template = new Template(text)
      this.#templates.set(text, template)
    }
    if (template.mistake) {
      const { message, line, column, code } = template.mistake
      const explained = new MockhostError(code, explainSyntax(message), { line, column })
      this.refuse(explained, part, ...field)
    }
    return template
  }

  /** Notes what makes a part unusable. Mockoon serves the rest of its files nevertheless, and so do we. */
  refuse(error: MockhostError, part: object, ...field: (string | number)[]): void {
    const { message, line, column } = error
    this.#add(part, field, {
      severity: 'error',
      ...(this.dialect === 'mockoon' ? { isTolerated: true } : {}),
      message,
      ...(line === undefined ? {} : { templateLine: line }),
      ...(column === undefined ? {} : { templateColumn: column }),
    })
  }

  /** Notes what names something that is not there: a mistake, but a Mockoon file may have it. */
  complain(message: string, hint: string, part: object, ...field: (string | number)[]): void {
    const severity = this.dialect === 'mockoon' ? 'warning' : 'error'
    this.#add(part, field, { severity, message, hint })
  }

  /** Notes what can't be, whoever wrote the document. */
  reject(message: string, hint: string, part: object, ...field: (string | number)[]): void {
    this.#add(part, field, { severity: 'error', message, hint })
  }

  warn(message: string, hint: string, part: object, ...field: (string | number)[]): void {
    this.#add(part, field, { severity: 'warning', message, hint })
  }

  #add(part: object, field: Path, mistake: Omit<Mistake, 'path' | 'segments'>): void {
    const segments = [...this.placeOf(part), ...field]
    this.mistakes.push({ ...mistake, path: formatPath(segments), segments })
  }
}
