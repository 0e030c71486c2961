// Whether what is edited is live, and what to do where it is not.
import Redo from 'lucide-react/icons/redo-2'
import Undo from 'lucide-react/icons/undo-2'
import {
  Button,
  ErrorNote,
  IconButton,
  Mistakes,
  Popover,
  useCommand,
  useShortcut,
} from '../../kit/index.ts'
import { ConflictDialog } from './conflict-dialog.tsx'
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
        <ErrorNote
          error={error}
          title={status === 'refused' ? 'The server refused it' : 'It is tried again'}
        />
      </Popover>
    )
  return null
}
