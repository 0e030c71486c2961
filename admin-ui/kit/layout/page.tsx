// The frame of a screen: its title, what can be done, and its content.
import type { ReactNode } from 'react'
import { cx } from '../cx.ts'
import css from './layout.module.css'

export interface PageProps {
  readonly title: string
  /** In a line below the title. */
  readonly text?: ReactNode
  readonly actions?: ReactNode
  readonly children: ReactNode
  /** `wide` takes all of the width. */
  readonly width?: 'normal' | 'wide' | undefined
}

export function Page({ title, text, actions, children, width = 'normal' }: PageProps) {
  return (
    <div className={cx(css.page, width === 'wide' && css.wide)}>
      <title>{`${title} · mockhost`}</title>
      <header className={css.pageHead}>
        <div className={css.pageTitle}>
          <h1>{title}</h1>
          {text && <p>{text}</p>}
        </div>
        {actions && <div className={css.pageActions}>{actions}</div>}
      </header>
      {children}
    </div>
  )
}

export interface SectionProps {
  readonly title: string
  readonly text?: ReactNode
  readonly actions?: ReactNode
  readonly children: ReactNode
}

/** A part of a screen, in a frame of its own. */
export function Section({ title, text, actions, children }: SectionProps) {
  return (
    <section aria-label={title} className={css.section}>
      <header className={css.sectionHead}>
        <div className={css.pageTitle}>
          <h2>{title}</h2>
          {text && <p>{text}</p>}
        </div>
        {actions && <div className={css.pageActions}>{actions}</div>}
      </header>
      {children}
    </section>
  )
}
