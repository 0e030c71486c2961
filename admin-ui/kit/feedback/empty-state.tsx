// Nothing is here yet: what it would be, and what to do next.
import type { ReactNode } from 'react'
import css from './feedback.module.css'

export interface EmptyStateProps {
  readonly title: string
  /** What to do next. */
  readonly text: ReactNode
  readonly icon?: ReactNode
  readonly actions?: ReactNode
}

export function EmptyState({ title, text, icon, actions }: EmptyStateProps) {
  return (
    <div className={css.empty}>
      {icon && <div className={css.emptyIcon}>{icon}</div>}
      <h2>{title}</h2>
      <p>{text}</p>
      {actions && <div className={css.emptyActions}>{actions}</div>}
    </div>
  )
}
