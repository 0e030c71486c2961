// A transaction, whole: why it was answered so, what was answered, what was asked; and what can be done with it.
import { useQuery } from '@tanstack/react-query'
import ChevronDown from 'lucide-react/icons/chevron-down'
import ChevronUp from 'lucide-react/icons/chevron-up'
import X from 'lucide-react/icons/x'
import type { Transaction } from '../../../../sdk/client/index.ts'
import {
  EmptyState,
  ErrorNote,
  IconButton,
  MethodBadge,
  Skeleton,
  StatusBadge,
  useClient,
} from '../../../kit/index.ts'
import { formatClock, formatDuration } from '../../figures/index.ts'
import css from './detail.module.css'
import { DetailActions } from './detail-actions.tsx'
import { Message } from './message.tsx'
import { Why } from './why.tsx'

export interface TransactionDetailProps {
  /** Of the deployment. */
  readonly name: string
  readonly id: number
  readonly onClose: () => void
  /** To the newer one (-1) or the older one (1) in the list. */
  readonly onStep: (by: 1 | -1) => void
  readonly onOpen: (id: number) => void
}

export const transactionKey = (name: string, id: number) =>
  ['traffic', name, 'transaction', id] as const

export function TransactionDetail({ name, id, onClose, onStep, onOpen }: TransactionDetailProps) {
  const client = useClient()
  const query = useQuery({
    queryKey: transactionKey(name, id),
    queryFn: () => client.transaction(name, id),
    // What comes later to it is told by the stream.
    staleTime: Number.POSITIVE_INFINITY,
  })
  const transaction = query.data
  return (
    <section className={css.detail} aria-label="Transaction">
      <header className={css.head}>
        <div className={css.line}>
          {transaction ? <Target {...transaction} /> : <span className={css.target} />}
          <IconButton label="Newer" size="small" keys="k" onPress={() => onStep(-1)}>
            <ChevronUp size={16} />
          </IconButton>
          <IconButton label="Older" size="small" keys="j" onPress={() => onStep(1)}>
            <ChevronDown size={16} />
          </IconButton>
          <IconButton label="Close" size="small" keys="escape" onPress={onClose}>
            <X size={16} />
          </IconButton>
        </div>
        {transaction && (
          <>
            <Meta {...transaction} />
            <DetailActions name={name} transaction={transaction} onOpen={onOpen} />
          </>
        )}
      </header>
      <div className={css.content}>
        {query.isPending && (
          <div className={css.section}>
            <Skeleton lines={8} />
          </div>
        )}
        {query.isError && <Missing error={query.error} />}
        {transaction && (
          <>
            <Why name={name} transaction={transaction} />
            <Message title="Response" message={transaction.response} />
            <Message title="Request" message={transaction.request} />
          </>
        )}
      </div>
    </section>
  )
}

function Target({ request, response }: Transaction) {
  return (
    <>
      <MethodBadge method={request.method} />
      <h2 className={css.target}>
        {request.path}
        {request.query !== '' && <span>?{request.query}</span>}
      </h2>
      <StatusBadge status={response.status} />
    </>
  )
}

function Meta({ time, durationMs, revision, session, request }: Transaction) {
  return (
    <p className={css.meta}>
      <time dateTime={time} title={new Date(time).toLocaleString()}>
        {formatClock(Date.parse(time))}
      </time>
      <span>{formatDuration(durationMs)}</span>
      <span>revision {revision}</span>
      {session !== null && <span>session {session}</span>}
      {request.address !== '' && <span>from {request.address}</span>}
    </p>
  )
}

function Missing({ error }: { readonly error: unknown }) {
  const isGone =
    typeof error === 'object' && error !== null && 'status' in error && error.status === 404
  return isGone ? (
    <EmptyState
      title="No longer in the log"
      text="It has given way to newer transactions. How many are kept is among the limits in the settings."
    />
  ) : (
    <div className={css.section}>
      <ErrorNote error={error} title="The transaction can’t be shown" />
    </div>
  )
}
