// Two revisions side by side, as the text of their documents.
import type { MockFormat } from '../../../../sdk/client/index.ts'
import { DiffEditor, ErrorNote, Skeleton } from '../../../kit/index.ts'
import { useMockText } from '../queries.ts'
import css from './compare.module.css'

export interface TextDiffProps {
  readonly name: string
  readonly revision: number
  /** Undefined for the first one, which is compared with nothing. */
  readonly against: number | undefined
  readonly format: Exclude<MockFormat, 'mockoon'>
}

export function TextDiff({ name, revision, against, format }: TextDiffProps) {
  const after = useMockText(name, revision, format)
  const before = useMockText(name, against, format)
  const error = after.error ?? before.error
  if (error) return <ErrorNote error={error} />
  if (!after.data || (against !== undefined && !before.data)) return <Skeleton lines={8} />
  return (
    <div className={css.diff}>
      <DiffEditor
        before={before.data?.text ?? ''}
        after={after.data.text}
        language={format}
        label={`Revisions ${against ?? 'none'} and ${revision}`}
        titles={[against === undefined ? 'Nothing' : `Revision ${against}`, `Revision ${revision}`]}
      />
    </div>
  )
}
