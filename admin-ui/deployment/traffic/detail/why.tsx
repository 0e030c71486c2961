// Why this response: what answered, each stage in a sentence, and for a 404 the routes that came nearest.
import type { Transaction } from '../../../../sdk/client/index.ts'
import { asSentence } from '../../figures/index.ts'
import { nameSource, nameStage } from '../trace/index.ts'
import css from './detail.module.css'
import { NearestRoutes } from './nearest-routes.tsx'
import { ResponseLink } from './route-links.tsx'

export interface WhyProps {
  readonly transaction: Transaction
  /** Of the deployment. */
  readonly name: string
}

export function Why({ transaction, name }: WhyProps) {
  const { source, route, routeResponse, why, trace, nearest } = transaction
  return (
    <section className={css.section} aria-label="Why this response">
      <h3>Why this response</h3>
      <p className={css.answered}>
        {route ? (
          <ResponseLink name={name} route={route} routeResponse={routeResponse} />
        ) : (
          source !== 'none' && <strong>{nameSource(source)}</strong>
        )}
        {why !== '' && <span>{source === 'none' ? <strong>{asSentence(why)}</strong> : why}</span>}
      </p>
      <ol className={css.trace}>
        {trace.map(({ stage, text }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a stage may come twice
          <li key={index}>
            <span className={css.stage}>{nameStage(stage)}</span>
            <span>{text}</span>
          </li>
        ))}
      </ol>
      {nearest.length > 0 && <NearestRoutes name={name} nearest={nearest} />}
    </section>
  )
}
