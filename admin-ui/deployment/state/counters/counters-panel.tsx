// How often each route has answered, which is what rules on the number of the request look at.
import Hash from 'lucide-react/icons/hash'
import { useState } from 'react'
import type { State } from '../../../../sdk/client/index.ts'
import {
  Button,
  Cell,
  Code,
  EmptyState,
  HeadCell,
  NumberField,
  Row,
  Table,
  useToast,
  useWhyNotDeploy,
} from '../../../kit/index.ts'
import { formatCount } from '../../figures/index.ts'
import { type StateTarget, useChangeState } from '../use-state-of.ts'
import css from './counters.module.css'

export interface CountersPanelProps {
  readonly target: StateTarget
  readonly counters: State['counters']
}

export function CountersPanel({ target, counters }: CountersPanelProps) {
  if (counters.length === 0)
    return (
      <EmptyState
        icon={<Hash size={20} />}
        title="No requests yet"
        text="Each route counts how often it has answered. Rules on the number of the request, and sequences, go by that."
      />
    )
  return (
    <div className={css.panel}>
      <Table
        label="Counters"
        head={
          <>
            <HeadCell>Route</HeadCell>
            <HeadCell align="end">Answered</HeadCell>
            <HeadCell align="end">
              <span className="visually-hidden">Actions</span>
            </HeadCell>
          </>
        }
      >
        {counters.map((counter) => (
          <Counter key={counter.route} target={target} {...counter} />
        ))}
      </Table>
    </div>
  )
}

type CounterProps = State['counters'][number] & { readonly target: StateTarget }

function Counter({ target, route, title, count }: CounterProps) {
  const whyReadOnly = useWhyNotDeploy()
  const toast = useToast()
  const change = useChangeState(target)
  const [edited, setEdited] = useState<number>()
  const set = (next: number) =>
    change.mutate(
      { counters: { [route]: next } },
      {
        onSuccess: () => setEdited(undefined),
        onError: (error) => toast.error('The counter was not changed', error),
      },
    )
  const isEditing = edited !== undefined
  return (
    <Row>
      <Cell isHeader>
        <Code>{title}</Code>
      </Cell>
      <Cell isNumber>
        {isEditing ? (
          <NumberField
            label={`Count of ${title}`}
            isLabelHidden
            size="small"
            min={0}
            value={edited}
            onChange={(value) => setEdited(value ?? 0)}
            autoFocus
          />
        ) : (
          formatCount(count)
        )}
      </Cell>
      <Cell align="end">
        <span className={css.buttons}>
          {isEditing ? (
            <>
              <Button size="small" onPress={() => setEdited(undefined)}>
                Cancel
              </Button>
              <Button
                size="small"
                variant="primary"
                isPending={change.isPending}
                onPress={() => set(edited)}
              >
                Set
              </Button>
            </>
          ) : (
            <>
              <Button
                size="small"
                label={`Change the count of ${title}`}
                whyDisabled={whyReadOnly}
                onPress={() => setEdited(count)}
              >
                Change
              </Button>
              <Button
                size="small"
                variant="quiet"
                label={`Reset the count of ${title}`}
                whyDisabled={whyReadOnly}
                onPress={() => set(0)}
              >
                Reset
              </Button>
            </>
          )}
        </span>
      </Cell>
    </Row>
  )
}
