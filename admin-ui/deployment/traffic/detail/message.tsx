// A request or a response: its body, and its headers behind a line that opens.
import { type ReactNode, useState } from 'react'
import type { Transaction } from '../../../../sdk/client/index.ts'
import { readBody, readQuery } from '../body/index.ts'
import { BodyView } from './body-view.tsx'
import css from './detail.module.css'
import { Pairs } from './pairs.tsx'

export interface MessageProps {
  readonly title: 'Request' | 'Response'
  readonly message: Transaction['request'] | Transaction['response']
}

export function Message({ title, message }: MessageProps) {
  const body = readBody(message)
  const query = 'query' in message ? readQuery(message.query) : []
  return (
    <section className={css.section} aria-label={title}>
      <h3>{title}</h3>
      {query.length > 0 && (
        <Fold title="Query" count={query.length} isOpenAtFirst>
          <Pairs label="Query" pairs={query} />
        </Fold>
      )}
      <Fold title="Headers" count={message.headers.length} isOpenAtFirst={false}>
        <Pairs label={`Headers of the ${title.toLowerCase()}`} pairs={message.headers} />
      </Fold>
      {body ? (
        <BodyView body={body} label={`Body of the ${title.toLowerCase()}`} />
      ) : (
        <p className={css.nothing}>No body</p>
      )}
    </section>
  )
}

interface FoldProps {
  readonly title: string
  readonly count: number
  readonly isOpenAtFirst: boolean
  readonly children: ReactNode
}

/** What was opened for one transaction is open for the next. */
const opened = new Map<string, boolean>()

function Fold({ title, count, isOpenAtFirst, children }: FoldProps) {
  const [isOpen, setOpen] = useState(() => opened.get(title) ?? isOpenAtFirst)
  const toggle = (next: boolean) => {
    opened.set(title, next)
    setOpen(next)
  }
  return (
    <details
      className={css.fold}
      open={isOpen}
      onToggle={({ currentTarget }) => toggle(currentTarget.open)}
    >
      <summary>
        {title}
        <span className={css.count}>{count}</span>
      </summary>
      {children}
    </details>
  )
}
