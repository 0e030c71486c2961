// Figures with their names.
import type { ReactNode } from 'react'
import css from './server.module.css'

export const Facts = ({ children }: { readonly children: ReactNode }) => (
  <dl className={css.facts}>{children}</dl>
)

export interface FactProps {
  readonly name: string
  readonly value: ReactNode
}

export function Fact({ name, value }: FactProps) {
  return (
    <div className={css.fact}>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  )
}
