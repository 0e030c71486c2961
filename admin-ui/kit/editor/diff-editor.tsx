// Two texts side by side, what differs marked.
import { lazy, Suspense } from 'react'
import { Skeleton } from '../feedback/skeleton.tsx'
import css from './editor.module.css'
import type { EditorLanguage } from './editor-types.ts'

export interface DiffEditorProps {
  readonly before: string
  readonly after: string
  readonly language?: EditorLanguage | undefined
  /** What is compared, read aloud. */
  readonly label: string
  /** Above the two sides. */
  readonly titles: readonly [before: string, after: string]
}

const Merge = lazy(async () => ({ default: (await import('./merge-view.tsx')).Merge }))

export function DiffEditor(props: DiffEditorProps) {
  return (
    <section className={css.diff} aria-label={props.label}>
      <div className={css.titles}>
        {props.titles.map((title) => (
          <span key={title}>{title}</span>
        ))}
      </div>
      {props.before === props.after ? (
        <p className={css.same}>There is no difference.</p>
      ) : (
        <Suspense fallback={<Skeleton lines={6} />}>
          <Merge {...props} />
        </Suspense>
      )}
    </section>
  )
}
