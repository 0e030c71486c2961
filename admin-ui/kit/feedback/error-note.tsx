// Something failed: what, why, what to do, and each mistake of a document with its place.
import TriangleAlert from 'lucide-react/icons/triangle-alert'
import type { ApiMistake } from '../../../sdk/client/index.ts'
import { MockhostError } from '../../../sdk/client/index.ts'
import { Button } from '../button/button.tsx'
import css from './feedback.module.css'
import { messageOfError } from './message-of-error.ts'

export interface ErrorNoteProps {
  /** What was thrown. */
  readonly error: unknown
  /** What failed, as in "The deployments can't be shown". */
  readonly title?: string | undefined
  readonly onRetry?: (() => void) | undefined
  /** Called with a mistake that is pressed, to go to its place. */
  readonly onMistake?: ((mistake: ApiMistake) => void) | undefined
}

export function ErrorNote({ error, title, onRetry, onMistake }: ErrorNoteProps) {
  const mistakes = mistakesOf(error)
  return (
    <div role="alert" className={css.error}>
      <TriangleAlert size={16} />
      <div className={css.errorText}>
        <strong>{title ?? titleOf(error)}</strong>
        <p>{messageOfError(error)}</p>
        {mistakes.length > 0 && <Mistakes mistakes={mistakes} onMistake={onMistake} />}
        {onRetry && (
          <Button size="small" onPress={onRetry}>
            Try again
          </Button>
        )}
      </div>
    </div>
  )
}

export interface MistakesProps {
  readonly mistakes: readonly ApiMistake[]
  readonly onMistake?: ((mistake: ApiMistake) => void) | undefined
}

/** Mistakes of a document, each with its place. */
export function Mistakes({ mistakes, onMistake }: MistakesProps) {
  return (
    <ul className={css.mistakes}>
      {mistakes.map((mistake, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same mistake may be there twice
        <li key={index} data-severity={mistake.severity}>
          {onMistake ? (
            <button type="button" onClick={() => onMistake(mistake)}>
              <MistakeText {...mistake} />
            </button>
          ) : (
            <MistakeText {...mistake} />
          )}
        </li>
      ))}
    </ul>
  )
}

function MistakeText({ path, message, hint, line }: ApiMistake) {
  return (
    <>
      {line !== undefined && <span className={css.place}>Line {line}</span>}
      {path !== '' && <code>{path}</code>}
      <span>
        {message}
        {hint ? `. ${hint}` : ''}
      </span>
    </>
  )
}

/** The mistakes that a server found in what was sent. */
export const mistakesOf = (error: unknown): readonly ApiMistake[] =>
  error instanceof MockhostError ? (error.problem?.mistakes ?? []) : []

const titleOf = (error: unknown): string =>
  error instanceof MockhostError
    ? (error.problem?.title ?? 'That did not work')
    : 'That did not work'
