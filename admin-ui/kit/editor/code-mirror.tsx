// The editor itself; loaded when one is first on the screen.
import { EditorView } from '@codemirror/view'
import { useEffect, useRef } from 'react'
import css from './editor.module.css'
import type { EditorProps } from './editor-types.ts'
import { extensions, showDiagnostics } from './extensions.ts'

const NONE: readonly never[] = []

export function CodeMirror(props: EditorProps) {
  const {
    value,
    label,
    language = 'text',
    readOnly = false,
    diagnostics = NONE,
    placeholder,
  } = props
  const { minHeight = 80, maxHeight = 480 } = props
  const place = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView>(null)
  const latest = useRef(props)
  const initial = useRef(value)
  useEffect(() => {
    latest.current = props
  })
  useEffect(() => {
    if (!place.current) return
    const made = new EditorView({
      parent: place.current,
      doc: initial.current,
      extensions: extensions({
        label,
        language,
        readOnly,
        placeholder,
        completions: () => latest.current.completions ?? NONE,
        onChange: (text) => {
          initial.current = text
          if (text !== latest.current.value) latest.current.onChange?.(text)
        },
      }),
    })
    view.current = made
    return () => made.destroy()
  }, [label, language, readOnly, placeholder])
  useEffect(() => {
    initial.current = value
    const made = view.current
    // What was typed here comes back as the value; only what others changed is put in.
    if (!made || made.state.doc.toString() === value) return
    made.dispatch({ changes: { from: 0, to: made.state.doc.length, insert: value } })
  }, [value])
  useEffect(() => {
    const made = view.current
    if (made) made.dispatch(showDiagnostics(made.state, diagnostics))
  }, [diagnostics])
  return (
    <div
      ref={place}
      className={css.code}
      data-readonly={readOnly || undefined}
      data-invalid={diagnostics.some(({ severity }) => severity === 'error') || undefined}
      style={{ minHeight, maxHeight }}
    />
  )
}
