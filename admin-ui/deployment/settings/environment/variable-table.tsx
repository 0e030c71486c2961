// Environment variables as lines.
import Lock from 'lucide-react/icons/lock'
import type { Variable } from '../../../../sdk/client/index.ts'
import { Badge, Button, Cell, Code, HeadCell, Row, Table } from '../../../kit/index.ts'
import css from '../settings.module.css'

export interface VariableTableProps {
  readonly variables: readonly Variable[]
  readonly whyReadOnly: string | undefined
  readonly onEdit: (variable: Variable) => void
  readonly onRemove: (name: string) => void
}

export function VariableTable({ variables, whyReadOnly, onEdit, onRemove }: VariableTableProps) {
  return (
    <Table
      label="Environment variables"
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
      {variables.map((variable) => (
        <Row key={variable.name}>
          <Cell isHeader>
            <Code>{variable.name}</Code>
          </Cell>
          <Cell>
            <Value {...variable} />
          </Cell>
          <Cell align="end">
            <span className={css.actions}>
              <Button
                size="small"
                label={`${variable.isSecret ? 'Replace' : 'Change'} ${variable.name}`}
                whyDisabled={whyReadOnly}
                onPress={() => onEdit(variable)}
              >
                {variable.isSecret ? 'Replace' : 'Change'}
              </Button>
              <Button
                size="small"
                variant="quiet"
                label={`Remove ${variable.name}`}
                whyDisabled={whyReadOnly}
                onPress={() => onRemove(variable.name)}
              >
                Remove
              </Button>
            </span>
          </Cell>
        </Row>
      ))}
    </Table>
  )
}

function Value({ value, isSecret }: Variable) {
  if (isSecret)
    return (
      <Badge icon={<Lock size={11} />} title="Kept encrypted, and never shown again">
        Secret
      </Badge>
    )
  return value === '' ? (
    <span className={css.muted}>Empty</span>
  ) : (
    <Code className={css.value}>{value ?? ''}</Code>
  )
}
