// What becomes of a recording: taken into the mock, or forgotten.
import { Button, useConfirm, useWhyNotDeploy } from '../../../kit/index.ts'
import { type Choices, hasChoices } from './choices.ts'
import css from './recording.module.css'
import { useRecordingActions } from './use-recording.ts'

export interface RecordingActionsProps {
  readonly name: string
  /** Of the routes that are taken. */
  readonly titles: readonly string[]
  readonly choices: Choices
  /** Takes the choices back. */
  readonly onForget: () => void
}

export function RecordingActions({ name, titles, choices, onForget }: RecordingActionsProps) {
  const { take, clear } = useRecordingActions(name)
  const whyNot = useWhyNotDeploy()
  const confirm = useConfirm()
  const forget = async () => {
    const isSure = await confirm({
      title: 'Forget the recording?',
      text: 'What was recorded is gone. Routes that were taken already stay in the mock.',
      confirm: 'Forget it',
      isDanger: true,
    })
    if (isSure) clear.mutate()
  }
  const none = titles.length === 0 ? 'Choose at least one route.' : undefined
  return (
    <div className={css.actions}>
      {hasChoices(choices) && (
        <Button size="small" variant="quiet" onPress={onForget}>
          As it was proposed
        </Button>
      )}
      <Button size="small" variant="quiet" whyDisabled={whyNot} onPress={() => void forget()}>
        Forget the recording
      </Button>
      <Button
        size="small"
        variant="primary"
        whyDisabled={whyNot ?? none}
        isPending={take.isPending}
        onPress={() => take.mutate({ titles: [...titles], choices })}
      >
        {titles.length === 1 ? 'Take 1 route' : `Take ${titles.length} routes`}
      </Button>
    </div>
  )
}
