// The responses of a route: chosen, added, ordered; which one is the default.
import Ellipsis from 'lucide-react/icons/ellipsis'
import Plus from 'lucide-react/icons/plus'
import { useState } from 'react'
import type { Response, Route } from '../../../../sdk/editing/index.ts'
import {
  Badge,
  Button,
  cx,
  IconButton,
  Menu,
  SearchField,
  StatusBadge,
} from '../../../kit/index.ts'
import { newResponse } from '../edits.ts'
import { wordsOf } from '../tree/index.ts'
import css from './editor.module.css'

export interface ResponseListProps {
  readonly route: Route
  readonly selected: string
  readonly onSelect: (uuid: string) => void
  readonly onChange: (label: string, responses: Response[]) => void
  readonly isReadOnly: boolean
}

export function ResponseList({
  route,
  selected,
  onSelect,
  onChange,
  isReadOnly,
}: ResponseListProps) {
  const { responses } = route
  const [filter, setFilter] = useState('')
  const words = wordsOf(filter)
  const add = (response: Response, at: number) => {
    onChange('Added a response', responses.toSpliced(at, 0, response))
    onSelect(response.uuid)
  }
  return (
    <div className={css.list}>
      {responses.length > FEW && (
        <SearchField
          label="Filter the responses"
          placeholder="Filter"
          size="small"
          value={filter}
          onChange={setFilter}
        />
      )}
      <ol aria-label="Responses">
        {responses.map((response, at) =>
          !words.every((word) => textOf(response).includes(word)) ? null : (
            <li
              key={response.uuid}
              className={cx(css.entry, response.uuid === selected && css.chosen)}
            >
              <button
                type="button"
                aria-pressed={response.uuid === selected}
                onClick={() => onSelect(response.uuid)}
              >
                <StatusBadge status={response.statusCode} />
                <span className={css.entryText}>{response.label || `Response ${at + 1}`}</span>
                {response.default && responses.length > 1 && <Badge tone="accent">default</Badge>}
              </button>
              {!isReadOnly && (
                <ResponseMenu
                  responses={responses}
                  at={at}
                  onChange={onChange}
                  onDuplicate={() =>
                    add({ ...response, uuid: crypto.randomUUID(), default: false }, at + 1)
                  }
                />
              )}
            </li>
          ),
        )}
      </ol>
      {!isReadOnly && (
        <Button
          size="small"
          variant="quiet"
          icon={<Plus size={14} />}
          onPress={() =>
            add(
              newResponse({
                default: responses.length === 0,
                headers: (responses[0]?.headers ?? []).map((header) => ({ ...header })),
              }),
              responses.length,
            )
          }
        >
          Add a response
        </Button>
      )}
    </div>
  )
}

interface ResponseMenuProps extends Pick<ResponseListProps, 'onChange'> {
  readonly responses: readonly Response[]
  readonly at: number
  readonly onDuplicate: () => void
}

function ResponseMenu({ responses, at, onChange, onDuplicate }: ResponseMenuProps) {
  const response = responses[at] as Response
  const moved = (by: 1 | -1) =>
    onChange('Reordered responses', responses.toSpliced(at, 1).toSpliced(at + by, 0, response))
  const without = responses.toSpliced(at, 1)
  // One of them must be the default.
  const mended = without.some((one) => one.default)
    ? without
    : without.map((one, index) => ({ ...one, default: index === 0 }))
  const name = response.label || `response ${at + 1}`
  return (
    <Menu
      label={`Actions for ${name}`}
      items={[
        {
          id: 'default',
          label: 'Make it the default',
          isSelected: response.default,
          run: () =>
            onChange(
              'Chose the default response',
              responses.map((one) => ({ ...one, default: one === response })),
            ),
        },
        { id: 'duplicate', label: 'Duplicate', run: onDuplicate },
        { id: 'up', label: 'Move up', run: () => moved(-1), ...(at === 0 ? FIRST : {}) },
        {
          id: 'down',
          label: 'Move down',
          run: () => moved(1),
          ...(at === responses.length - 1 ? LAST : {}),
        },
        'separator',
        {
          id: 'delete',
          label: 'Delete',
          isDanger: true,
          run: () => onChange('Deleted a response', mended),
        },
      ]}
    >
      <IconButton label={`Actions for ${name}`} size="small">
        <Ellipsis size={14} />
      </IconButton>
    </Menu>
  )
}

/** So many are found by looking at them. */
const FEW = 8

const textOf = ({ statusCode, label, body }: Response): string =>
  `${statusCode} ${label} ${body.slice(0, 2_000)}`.toLowerCase()

const FIRST = { whyDisabled: 'It is the first' }
const LAST = { whyDisabled: 'It is the last' }
