// Short words on a coloured ground: kinds, methods, statuses.
import type { ReactNode } from 'react'
import { cx } from '../cx.ts'
import css from './text.module.css'

export type Tone = 'neutral' | 'accent' | 'success' | 'warning' | 'danger' | 'info' | 'violet'

export interface BadgeProps {
  readonly children: ReactNode
  readonly tone?: Tone | undefined
  readonly icon?: ReactNode
  /** What it means, where it is pointed at. */
  readonly title?: string | undefined
}

export function Badge({ children, tone = 'neutral', icon, title }: BadgeProps) {
  return (
    <span className={cx(css.badge, css[tone])} title={title}>
      {icon}
      {children}
    </span>
  )
}

const METHOD_TONES: Readonly<Record<string, Tone>> = {
  GET: 'success',
  POST: 'info',
  PUT: 'warning',
  PATCH: 'violet',
  DELETE: 'danger',
}

/** A method as it is sent: GET, POST, …; `all` and kinds of routes such as CRUD do as well. */
export function MethodBadge({ method }: { readonly method: string }) {
  const name = method === '' ? 'ANY' : method.toUpperCase()
  const tone = METHOD_TONES[name] ?? 'neutral'
  return <span className={cx(css.badge, css.method, css[tone])}>{name}</span>
}

const STATUS_TONES: readonly Tone[] = ['neutral', 'neutral', 'success', 'info', 'warning', 'danger']

export function StatusBadge({ status }: { readonly status: number }) {
  const tone = STATUS_TONES[Math.floor(status / 100)] ?? 'neutral'
  return <span className={cx(css.badge, css.status, css[tone])}>{status}</span>
}
