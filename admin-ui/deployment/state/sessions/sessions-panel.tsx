// The sessions of a deployment: copies of its state that only the requests naming them see.
import { useQuery } from '@tanstack/react-query'
import FlaskConical from 'lucide-react/icons/flask-conical'
import { useState } from 'react'
import type { Session } from '../../../../sdk/client/index.ts'
import {
  Button,
  Cell,
  Code,
  EmptyState,
  ErrorNote,
  HeadCell,
  RelativeTime,
  Row,
  Skeleton,
  Table,
  useClient,
  useWhyNotDeploy,
} from '../../../kit/index.ts'
import { formatCount } from '../../figures/index.ts'
import { OpenSessionDialog } from './open-session-dialog.tsx'
import css from './sessions.module.css'
import { useSessionActions } from './use-session-actions.ts'

export interface SessionsPanelProps {
  readonly name: string
  /** Shows the state of one. */
  readonly onLook: (session: string) => void
  /** Told before one is gone. */
  readonly onEnded: (session: string) => void
}

const EVERY_MS = 2_000

export function SessionsPanel({ name, onLook, onEnded }: SessionsPanelProps) {
  const client = useClient()
  const whyReadOnly = useWhyNotDeploy()
  const [isOpening, setOpening] = useState(false)
  const sessions = useQuery({
    queryKey: ['sessions', name],
    queryFn: () => client.tests.sessions(name),
    refetchInterval: EVERY_MS,
  })
  const open = (
    <Button size="small" whyDisabled={whyReadOnly} onPress={() => setOpening(true)}>
      Open a session
    </Button>
  )
  return (
    <div className={css.panel}>
      {sessions.isPending && <Skeleton lines={3} />}
      {sessions.isError && <ErrorNote error={sessions.error} />}
      {sessions.data?.length === 0 && (
        <EmptyState
          icon={<FlaskConical size={20} />}
          title="No sessions"
          text={
            <>
              Requests with the header <Code>X-Mockhost-Session: ID</Code> see a copy of the state
              that no others see, so that tests run in parallel. The first such request makes it.
            </>
          }
          actions={open}
        />
      )}
      {sessions.data && sessions.data.length > 0 && (
        <>
          <div className={css.actions}>{open}</div>
          <SessionTable
            name={name}
            sessions={sessions.data.toReversed()}
            onLook={onLook}
            onEnded={onEnded}
          />
        </>
      )}
      {isOpening && (
        <OpenSessionDialog name={name} onClose={() => setOpening(false)} onOpened={onLook} />
      )}
    </div>
  )
}

interface SessionTableProps extends SessionsPanelProps {
  readonly sessions: readonly Session[]
}

function SessionTable({ name, sessions, onLook, onEnded }: SessionTableProps) {
  const whyReadOnly = useWhyNotDeploy()
  const { reset, end } = useSessionActions(name, onEnded)
  return (
    <Table
      label="Sessions"
      head={
        <>
          <HeadCell>Session</HeadCell>
          <HeadCell align="end">Requests</HeadCell>
          <HeadCell>Made</HeadCell>
          <HeadCell>Used</HeadCell>
          <HeadCell align="end">
            <span className="visually-hidden">Actions</span>
          </HeadCell>
        </>
      }
    >
      {sessions.map(({ id, requests, createdAt, usedAt }) => (
        <Row key={id}>
          <Cell isHeader>
            <Code>{id}</Code>
          </Cell>
          <Cell isNumber>{formatCount(requests)}</Cell>
          <Cell>
            <RelativeTime time={createdAt} />
          </Cell>
          <Cell>
            <RelativeTime time={usedAt} />
          </Cell>
          <Cell align="end">
            <span className={css.buttons}>
              <Button size="small" label={`Look into ${id}`} onPress={() => onLook(id)}>
                Look into
              </Button>
              <Button
                size="small"
                variant="quiet"
                label={`Reset ${id}`}
                whyDisabled={whyReadOnly}
                onPress={() => reset(id)}
              >
                Reset
              </Button>
              <Button
                size="small"
                variant="quiet"
                label={`End ${id}`}
                whyDisabled={whyReadOnly}
                onPress={() => void end(id)}
              >
                End
              </Button>
            </span>
          </Cell>
        </Row>
      ))}
    </Table>
  )
}
