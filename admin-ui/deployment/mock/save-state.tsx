// Whether what is edited is live, and what to do where it is not.
import Redo from 'lucide-react/icons/redo-2'
import Undo from 'lucide-react/icons/undo-2'
import { useState } from 'react'
import {
  Button,
  Dialog,
  DiffEditor,
  IconButton,
  Mistakes,
  messageOfError,
  Popover,
  Select,
  useCommand,
  useShortcut,
} from '../../kit/index.ts'
import type { Conflict } from './merge.ts'
import css from './mock.module.css'
import type { EditedMock } from './use-mock.ts'

const TEXTS = {
  saved: 'Live',
  changed: 'Saving…',
  saving: 'Saving…',
  invalid: 'Not valid',
  refused: 'Refused',
  waiting: 'Not saved yet',
  conflict: 'Changed by two',
} as const

export function SaveState({ mock }: { readonly mock: EditedMock }) {
  const { status, canUndo, canRedo, undo, redo } = mock
  useShortcut('mod+z', 'Undo', undo, { isEnabled: canUndo })
  useShortcut('mod+shift+z', 'Redo', redo, { isEnabled: canRedo })
  useCommand({ id: 'undo', title: 'Undo', keys: 'mod+z', run: undo })
  useCommand({ id: 'redo', title: 'Redo', keys: 'mod+shift+z', run: redo })
  return (
    <div className={css.state}>
      <IconButton label="Undo" keys="mod+z" size="small" isDisabled={!canUndo} onPress={undo}>
        <Undo size={14} />
      </IconButton>
      <IconButton label="Redo" keys="mod+shift+z" size="small" isDisabled={!canRedo} onPress={redo}>
        <Redo size={14} />
      </IconButton>
      <span role="status" className={css.status} data-status={status}>
        {TEXTS[status]}
        {status === 'saved' && ` · revision ${mock.revision}`}
      </span>
      <Why mock={mock} />
      {status === 'conflict' && <ConflictDialog key={mock.revision} mock={mock} />}
    </div>
  )
}

function Why({ mock: { status, mistakes, error } }: { readonly mock: EditedMock }) {
  const errors = mistakes.filter(({ severity }) => severity === 'error')
  if (status === 'invalid')
    return (
      <Popover
        label="What is wrong"
        trigger={<Button size="small">{errors.length} to mend</Button>}
      >
        <p>The last good one stays live until these are mended.</p>
        <Mistakes mistakes={errors} />
      </Popover>
    )
  if (status === 'refused' || status === 'waiting')
    return (
      <Popover label="Why it is not saved" trigger={<Button size="small">Why?</Button>}>
        <p>{messageOfError(error)}</p>
      </Popover>
    )
  return null
}

/** Somebody else changed the same: which of the two is to stay. */
function ConflictDialog({ mock }: { readonly mock: EditedMock }) {
  const { conflicts, resolve, revision } = mock
  const [theirs, setTheirs] = useState<ReadonlySet<Conflict>>(new Set())
  const choose = (conflict: Conflict, isTheirs: boolean) => {
    const next = new Set(theirs)
    if (isTheirs) next.add(conflict)
    else next.delete(conflict)
    setTheirs(next)
  }
  return (
    <Dialog
      title="Somebody else changed the same"
      isOpen
      hasClose={false}
      onClose={() => {}}
      size="large"
      actions={
        <>
          <Button onPress={() => resolve(conflicts)}>Take all of theirs</Button>
          <Button variant="primary" onPress={() => resolve([...theirs])}>
            Save this
          </Button>
        </>
      }
    >
      <p>
        Revision {revision} was saved meanwhile. What only one of you changed is merged already;
        choose for the rest.
      </p>
      {conflicts.map((conflict) => (
        <section key={conflict.way.join(' ')} className={css.conflict}>
          <div className={css.conflictHead}>
            <code>{conflict.way.at(-1)}</code>
            <Select
              label={`What stays of ${conflict.way.at(-1)}`}
              isLabelHidden
              size="small"
              value={theirs.has(conflict) ? 'theirs' : 'mine'}
              onChange={(side) => choose(conflict, side === 'theirs')}
              options={[
                { value: 'mine', label: 'Keep mine' },
                { value: 'theirs', label: 'Take theirs' },
              ]}
            />
          </div>
          <DiffEditor
            before={textOf(conflict.mine)}
            after={textOf(conflict.theirs)}
            label={`Mine and theirs of ${conflict.way.at(-1)}`}
            titles={['Mine', 'Theirs']}
          />
        </section>
      ))}
    </Dialog>
  )
}

const textOf = (value: unknown): string =>
  value === undefined
    ? '(deleted)'
    : typeof value === 'string'
      ? value
      : JSON.stringify(value, null, 2)
