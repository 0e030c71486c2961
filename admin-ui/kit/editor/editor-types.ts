// What the editor is given.

export type EditorLanguage = 'json' | 'yaml' | 'html' | 'xml' | 'text'

export interface EditorDiagnostic {
  /** From 1. */
  readonly line: number
  readonly column: number
  readonly message: string
  readonly severity: 'error' | 'warning'
}

/** From 1, both. */
export interface EditorPlace {
  readonly line: number
  readonly column?: number | undefined
}

export interface EditorCompletion {
  /** What is written. */
  readonly label: string
  /** What it does, in a line. */
  readonly detail?: string | undefined
  /** What is put in place of the label. */
  readonly apply?: string | undefined
}

export interface EditorProps {
  readonly value: string
  /** What is edited, read aloud. */
  readonly label: string
  readonly onChange?: ((value: string) => void) | undefined
  readonly language?: EditorLanguage | undefined
  readonly readOnly?: boolean | undefined
  readonly diagnostics?: readonly EditorDiagnostic[] | undefined
  /** Offered behind `{{`. */
  readonly completions?: readonly EditorCompletion[] | undefined
  readonly placeholder?: string | undefined
  /** Each time that another one is given, the cursor goes there, and takes the focus with it. */
  readonly place?: EditorPlace | undefined
  readonly autoFocus?: boolean | undefined
  /** Of pixels; as high as its text up to the most where it is left out. */
  readonly minHeight?: number | undefined
  readonly maxHeight?: number | undefined
}
