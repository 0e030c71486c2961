// The routes that came nearest to a request that none answered, each with the reason why it did not.
import type { Transaction } from '../../../../sdk/client/index.ts'
import css from './detail.module.css'
import { NamedRouteLink } from './route-links.tsx'

export interface NearestRoutesProps {
  readonly name: string
  readonly nearest: Transaction['nearest']
}

export function NearestRoutes({ name, nearest }: NearestRoutesProps) {
  return (
    <div className={css.nearest}>
      <h4>Nearest routes</h4>
      <ul>
        {nearest.map(({ route, reason }) => (
          <li key={`${route} ${reason}`}>
            <NamedRouteLink name={name} title={route} />
            <span>{reason}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
