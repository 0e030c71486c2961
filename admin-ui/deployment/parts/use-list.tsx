// What uses a part of the mock, with the way to each.
import { Link } from '@tanstack/react-router'
import type { Use } from '../usage/index.ts'
import css from './parts.module.css'

export interface UseListProps {
  /** Of the deployment. */
  readonly name: string
  readonly uses: readonly Use[]
  /** Said where nothing does. */
  readonly nothing: string
}

export function UseList({ name, uses, nothing }: UseListProps) {
  if (uses.length === 0) return <p className={css.nothing}>{nothing}</p>
  return (
    <ul className={css.uses}>
      {uses.map(({ route, title, name: response, how }) => (
        <li key={`${route} ${title} ${response} ${how}`}>
          {route === undefined ? (
            <code>{title}</code>
          ) : (
            <Link
              to="/deployments/$name/routes"
              params={{ name }}
              search={{ route }}
              className={css.link}
            >
              {title}
            </Link>
          )}
          <span>
            {response !== '' && `${response} `}
            {how}
          </span>
        </li>
      ))}
    </ul>
  )
}
