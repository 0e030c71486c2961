// How many transactions are left out between two others, and whether they can be had.
import { formatCount } from '../../figures/index.ts'
import type { Gap } from '../tail/index.ts'
import css from './transactions.module.css'

export function GapLine({ gap: { count, isGone } }: { readonly gap: Gap }) {
  return (
    <span className={css.gap}>
      {isGone
        ? `${formatCount(count)} no longer in the log`
        : `${formatCount(count)} left out · press to show them`}
    </span>
  )
}
