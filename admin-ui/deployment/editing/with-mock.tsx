// A tab that edits the mock: it waits for the mock, and says above it whether what is edited is live.
import type { ReactNode } from 'react'
import { ErrorNote, Skeleton } from '../../kit/index.ts'
import { type EditedMock, SaveState, useMock } from '../mock/index.ts'
import css from './editing.module.css'

export interface WithMockProps {
  /** Of the deployment. */
  readonly name: string
  readonly title: string
  readonly text?: ReactNode
  /** Beside the state of saving. */
  readonly actions?: (mock: EditedMock) => ReactNode
  readonly children: (mock: EditedMock) => ReactNode
  /** `full` takes all of the height and width, for panes side by side. */
  readonly layout?: 'page' | 'full'
}

export function WithMock(props: WithMockProps) {
  const { name, title, text, actions, children, layout = 'page' } = props
  const { data: mock, error, retry } = useMock(name)
  return (
    <div className={layout === 'full' ? css.full : css.page}>
      <header className={css.head}>
        <div className={css.title}>
          <h2>{title}</h2>
          {text && <p>{text}</p>}
        </div>
        {mock && <SaveState mock={mock} />}
        {mock && actions?.(mock)}
      </header>
      {error !== null && error !== undefined && (
        <ErrorNote error={error} title="The mock can’t be shown" onRetry={retry} />
      )}
      {!mock && !error && <Skeleton lines={6} />}
      {mock && <div className={css.content}>{children(mock)}</div>}
    </div>
  )
}
