// The editor itself; loaded when one is first on the screen.
import { StateEffect } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { type RefObject, useEffect, useRef } from 'react'
import css from './editor.module.css'
import type { EditorProps } from './editor-types.ts'
import { extensions, goTo, looks, showDiagnostics } from './extensions.ts'

const NONE: readonly never[] = []

export function CodeMirror(props: EditorProps) {
  const { value, readOnly = false, diagnostics = NONE, place, autoFocus } = props
  const { minHeight = 80, maxHeight = 480 } = props
  const frame = useRef<HTMLDivElement>(null)
  const view = useView(frame, props)
  useEffect(() => {
    const made = view.current
    // What was typed here comes back as the value; only what others changed is put in.
    if (!made || made.state.doc.toString() === value) return
    made.dispatch({ changes: { from: 0, to: made.state.doc.length, insert: value } })
  }, [value, view])
  useEffect(() => {
    const made = view.current
    if (made) made.dispatch(...showDiagnostics(made.state, diagnostics))
  }, [diagnostics, view])
  useEffect(() => {
    const made = view.current
    if (!made || !place) return
    made.dispatch(goTo(place, made.state))
    made.focus()
  }, [place, view])
  useEffect(() => {
    if (autoFocus) view.current?.focus()
  }, [autoFocus, view])
  return (
    <div
      ref={frame}
      className={css.code}
      data-readonly={readOnly || undefined}
      data-invalid={diagnostics.some(({ severity }) => severity === 'error') || undefined}
      style={{ minHeight, maxHeight }}
    />
  )
}

/** Made once; what it is set up with changes without the text, the cursor and the history being lost. */
function useView(
  frame: RefObject<HTMLDivElement | null>,
  props: EditorProps,
): RefObject<EditorView | null> {
  const { label, language = 'text', readOnly = false, placeholder } = props
  const view = useRef<EditorView>(null)
  const latest = useRef(props)
  useEffect(() => {
    latest.current = props
  })
  useEffect(() => {
    if (!frame.current) return
    const { value: doc } = latest.current
    const made = new EditorView({ parent: frame.current, doc, extensions: looks })
    view.current = made
    return () => {
      view.current = null
      made.destroy()
    }
  }, [frame])
  useEffect(() => {
    const setUp = extensions({
      label,
      language,
      readOnly,
      placeholder,
      completions: () => latest.current.completions ?? NONE,
      onChange: (text) => {
        if (text !== latest.current.value) latest.current.onChange?.(text)
      },
    })
    view.current?.dispatch({ effects: StateEffect.reconfigure.of(setUp) })
  }, [label, language, readOnly, placeholder])
  return view
}
