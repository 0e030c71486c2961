// Recording: what is forwarded is kept with its answer, looked over as routes, and taken into the mock.
import { useState } from 'react'
import type { Recording } from '../../../../sdk/client/index.ts'
import { Badge, Button, ErrorNote, Section, Skeleton, useWhyNotDeploy } from '../../../kit/index.ts'
import { formatCount } from '../../figures/index.ts'
import { type Choices, NO_CHOICES } from './choices.ts'
import css from './recording.module.css'
import { RecordingActions } from './recording-actions.tsx'
import { RouteReview } from './route-review.tsx'
import { useRecording, useRecordingActions, useReview } from './use-recording.ts'

export interface RecordingSectionProps {
  /** Of the deployment. */
  readonly name: string
  /** Whether anything is forwarded at all. */
  readonly isForwarding: boolean
}

export function RecordingSection({ name, isForwarding }: RecordingSectionProps) {
  const recording = useRecording(name)
  const { turn } = useRecordingActions(name)
  const whyNot = useWhyNotDeploy()
  const isOn = recording.data?.isRecording ?? false
  const whyNotOn = isForwarding || isOn ? undefined : 'Forward something first.'
  return (
    <Section
      title="Recording"
      text="Keeps what is forwarded with its answer, without secrets, to make routes of it."
      actions={
        <>
          {isOn && <Badge tone="danger">Recording</Badge>}
          <Button
            size="small"
            whyDisabled={whyNot ?? whyNotOn}
            isPending={turn.isPending}
            onPress={() => turn.mutate(!isOn)}
          >
            {isOn ? 'Stop' : 'Start recording'}
          </Button>
        </>
      }
    >
      {recording.isPending && <Skeleton lines={2} />}
      {recording.isError && (
        <ErrorNote error={recording.error} onRetry={() => void recording.refetch()} />
      )}
      {recording.data && <Recorded name={name} recording={recording.data} />}
    </Section>
  )
}

interface RecordedProps {
  readonly name: string
  readonly recording: Recording
}

function Recorded({ name, recording }: RecordedProps) {
  const { exchanges, isRecording, isFull } = recording
  const [choices, setChoices] = useState<Choices>(NO_CHOICES)
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const review = useReview(name, choices, exchanges)
  if (exchanges === 0)
    return (
      <p className={css.note}>
        {isRecording
          ? 'Nothing was forwarded yet. Use the real API through this mock, and routes appear here.'
          : 'Nothing is recorded.'}
      </p>
    )
  const routes = review.data ?? recording.routes
  const titles = routes.map(({ title }) => title).filter((title) => !left.has(title))
  const toggle = (title: string, isTaken: boolean) => {
    const next = new Set(left)
    if (isTaken) next.delete(title)
    else next.add(title)
    setLeft(next)
  }
  return (
    <>
      <p className={css.note}>
        {exchanges === 1 ? '1 exchange' : `${formatCount(exchanges)} exchanges`}
        {isFull && ', and no more are kept'}. Choose what becomes of them.
      </p>
      {review.isError && <ErrorNote error={review.error} />}
      <ul className={css.routes} aria-label="Recorded routes">
        {routes.map((route) => (
          <RouteReview
            key={route.title}
            recorded={route}
            isTaken={!left.has(route.title)}
            onTake={(isTaken) => toggle(route.title, isTaken)}
            choices={choices}
            onChoose={setChoices}
          />
        ))}
      </ul>
      <RecordingActions
        name={name}
        titles={titles}
        choices={choices}
        onForget={() => setChoices(NO_CHOICES)}
      />
    </>
  )
}
