// What the mock answers to a recorded request now, beside what it answered then.
import type { Transaction } from '../../../../sdk/client/index.ts'
import { Button, Dialog } from '../../../kit/index.ts'
import css from './compare.module.css'
import { compareAnswers } from './compare-answers.ts'
import { Comparison } from './comparison.tsx'

export interface Replayed {
  readonly before: Transaction
  readonly after: Transaction
  /** Whether it was only decided, so that nothing has changed. */
  readonly isDryRun: boolean
}

export interface ReplayDialogProps extends Replayed {
  readonly onClose: () => void
  /** Opens the new transaction. */
  readonly onOpen: (id: number) => void
}

export function ReplayDialog({ before, after, isDryRun, onClose, onOpen }: ReplayDialogProps) {
  const comparison = compareAnswers(before.response, after.response)
  const redacted = redactedIn(before.request)
  const answer = comparison.isSame ? 'the same answer' : 'another answer'
  return (
    <Dialog
      title={`${isDryRun ? 'Dry run' : 'Sent again'}: ${answer}`}
      isOpen
      onClose={onClose}
      size={comparison.body ? 'huge' : 'medium'}
      note={isDryRun ? 'Nothing was changed and nothing recorded.' : undefined}
      actions={
        <>
          {!isDryRun && <Button onPress={() => onOpen(after.id)}>Open the new transaction</Button>}
          <Button variant="primary" onPress={onClose}>
            Done
          </Button>
        </>
      }
    >
      <p className={css.request}>
        <strong>{before.request.method}</strong> {before.request.path}
        {before.request.query !== '' && `?${before.request.query}`}
      </p>
      {redacted.length > 0 && (
        <p className={css.note}>
          Sent without {redacted.join(', ')}: such secrets are not recorded.
        </p>
      )}
      {after.why !== before.why && (
        <dl className={css.why}>
          <dt>Then</dt>
          <dd>{before.why}</dd>
          <dt>Now</dt>
          <dd>{after.why}</dd>
        </dl>
      )}
      <Comparison comparison={comparison} titles={['Then', 'Now']} />
    </Dialog>
  )
}

const redactedIn = ({ headers }: Transaction['request']): string[] =>
  headers.filter(([, value]) => value.endsWith('[REDACTED]')).map(([name]) => name)
