// A text as code. CodeMirror is loaded when one is first shown; until then the text is there to be read.
import { lazy, Suspense } from 'react'
import css from './editor.module.css'
import type { EditorProps } from './editor-types.ts'

const CodeMirror = lazy(async () => ({ default: (await import('./code-mirror.tsx')).CodeMirror }))

export function Editor(props: EditorProps) {
  return (
    <Suspense fallback={<Waiting {...props} />}>
      <CodeMirror {...props} />
    </Suspense>
  )
}

function Waiting({ value, minHeight = 80, maxHeight = 480 }: EditorProps) {
  return (
    <pre aria-busy className={css.waiting} style={{ minHeight, maxHeight }}>
      {value}
    </pre>
  )
}
