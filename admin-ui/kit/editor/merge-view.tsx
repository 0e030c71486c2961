// Two texts side by side; loaded when it is first shown.
import { MergeView } from '@codemirror/merge'
import { EditorState } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { useEffect, useRef } from 'react'
import type { DiffEditorProps } from './diff-editor.tsx'
import css from './editor.module.css'
import { languageSupport, looks } from './extensions.ts'

export function Merge({ before, after, language = 'text', label, titles }: DiffEditorProps) {
  const place = useRef<HTMLDivElement>(null)
  const [first, second] = titles
  useEffect(() => {
    if (!place.current) return
    const side = (doc: string, title: string) => ({
      doc,
      extensions: [
        ...looks,
        languageSupport(language),
        EditorView.lineWrapping,
        EditorState.readOnly.of(true),
        EditorView.contentAttributes.of({ 'aria-label': `${label}: ${title}`, tabindex: '0' }),
      ],
    })
    const view = new MergeView({
      parent: place.current,
      a: side(before, first),
      b: side(after, second),
      collapseUnchanged: { margin: 3, minSize: 6 },
      gutter: true,
    })
    return () => view.destroy()
  }, [before, after, language, label, first, second])
  return <div ref={place} className={css.merge} />
}
