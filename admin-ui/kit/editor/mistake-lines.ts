// Mistakes as lines of their own, below the lines that they are in.
import { type EditorState, StateEffect, StateField, type Text } from '@codemirror/state'
import { Decoration, type DecorationSet, EditorView, WidgetType } from '@codemirror/view'
import type { EditorDiagnostic } from './editor-types.ts'

class MistakeLine extends WidgetType {
  readonly #diagnostic: EditorDiagnostic

  constructor(diagnostic: EditorDiagnostic) {
    super()
    this.#diagnostic = diagnostic
  }

  override eq(other: MistakeLine): boolean {
    return (
      other.#diagnostic.message === this.#diagnostic.message &&
      other.#diagnostic.severity === this.#diagnostic.severity
    )
  }

  override toDOM(): HTMLElement {
    const line = document.createElement('div')
    line.className = 'cm-mistake'
    line.dataset.severity = this.#diagnostic.severity
    line.textContent = this.#diagnostic.message
    return line
  }
}

export const showMistakeLines = StateEffect.define<readonly EditorDiagnostic[]>()

export const mistakeLines = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update: (lines, transaction) => {
    const shown = transaction.effects.findLast((effect) => effect.is(showMistakeLines))
    return shown ? placed(shown.value, transaction.state) : lines.map(transaction.changes)
  },
  provide: (field) => EditorView.decorations.from(field),
})

function placed(diagnostics: readonly EditorDiagnostic[], { doc }: EditorState): DecorationSet {
  const ranges = diagnostics.map((one) =>
    Decoration.widget({ widget: new MistakeLine(one), block: true, side: 1 }).range(
      endOfLine(one.line, doc),
    ),
  )
  return Decoration.set(ranges, true)
}

export const endOfLine = (line: number, doc: Text): number =>
  doc.line(Math.min(Math.max(1, line), doc.lines)).to
