// Two changed the same: which of the two is to stay.
import { useState } from 'react'
import { Button, Dialog, DiffEditor, Select } from '../../kit/index.ts'
import type { Conflict } from './merge.ts'
import css from './mock.module.css'
import { nameConflict } from './name-conflict.ts'
import type { EditedMock } from './use-mock.ts'

export function ConflictDialog({ mock }: { readonly mock: EditedMock }) {
  const { conflicts, resolve, revision, base } = mock
  const nameOf = ({ way }: Conflict) => nameConflict(way, [mock.mock, base])
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
            <h3>{nameOf(conflict)}</h3>
            <Select
              label={`What stays of ${nameOf(conflict)}`}
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
            label={`Mine and theirs of ${nameOf(conflict)}`}
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
