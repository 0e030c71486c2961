// The global variables that templates have set.
import Braces from 'lucide-react/icons/braces'
import { useState } from 'react'
import {
  Button,
  Cell,
  Code,
  EmptyState,
  HeadCell,
  Row,
  Table,
  useToast,
  useWhyNotDeploy,
} from '../../../kit/index.ts'
import { type StateTarget, useChangeState } from '../use-state-of.ts'
import { VariableDialog } from './variable-dialog.tsx'
import css from './variables.module.css'

export interface VariablesPanelProps {
  readonly target: StateTarget
  readonly variables: Readonly<Record<string, unknown>>
}

interface Edited {
  /** Empty for a new one. */
  readonly name: string
  readonly value: unknown
}

export function VariablesPanel({ target, variables }: VariablesPanelProps) {
  const whyReadOnly = useWhyNotDeploy()
  const toast = useToast()
  const change = useChangeState(target)
  const [edited, setEdited] = useState<Edited>()
  const entries = Object.entries(variables)
  const remove = (name: string) =>
    change.mutate(
      { variables: { [name]: null } },
      {
        onSuccess: () => toast.success(`${name} is removed`),
        onError: (error) => toast.error(`${name} was not removed`, error),
      },
    )
  const add = (
    <Button
      size="small"
      whyDisabled={whyReadOnly}
      onPress={() => setEdited({ name: '', value: '' })}
    >
      New variable
    </Button>
  )
  return (
    <div className={css.panel}>
      {entries.length === 0 ? (
        <EmptyState
          icon={<Braces size={20} />}
          title="No variables"
          text={
            <>
              Templates set them with <Code>{"{{setGlobalVar 'name' value}}"}</Code> and read them
              with <Code>{"{{getGlobalVar 'name'}}"}</Code>.
            </>
          }
          actions={add}
        />
      ) : (
        <>
          <div className={css.actions}>{add}</div>
          <Table
            label="Variables"
            head={
              <>
                <HeadCell>Name</HeadCell>
                <HeadCell>Value</HeadCell>
                <HeadCell align="end">
                  <span className="visually-hidden">Actions</span>
                </HeadCell>
              </>
            }
          >
            {entries.map(([name, value]) => (
              <Row key={name}>
                <Cell isHeader>
                  <Code>{name}</Code>
                </Cell>
                <Cell>
                  <Code className={css.value}>{JSON.stringify(value) ?? 'null'}</Code>
                </Cell>
                <Cell align="end">
                  <span className={css.buttons}>
                    <Button
                      size="small"
                      label={`Change ${name}`}
                      whyDisabled={whyReadOnly}
                      onPress={() => setEdited({ name, value })}
                    >
                      Change
                    </Button>
                    <Button
                      size="small"
                      variant="quiet"
                      label={`Remove ${name}`}
                      whyDisabled={whyReadOnly}
                      onPress={() => remove(name)}
                    >
                      Remove
                    </Button>
                  </span>
                </Cell>
              </Row>
            ))}
          </Table>
        </>
      )}
      {edited && (
        <VariableDialog target={target} {...edited} onClose={() => setEdited(undefined)} />
      )}
    </div>
  )
}
