// A recorded route to look over: whether it is taken, which parts of its path are parameters, how its answers follow.
import type { ApiRecordedRoute } from '../../../../sdk/client/index.ts'
import { Badge, Checkbox, ToggleButton } from '../../../kit/index.ts'
import { type Choices, chooseParameter, chooseSequence } from './choices.ts'
import css from './recording.module.css'

export interface RouteReviewProps {
  readonly recorded: ApiRecordedRoute
  readonly isTaken: boolean
  readonly onTake: (isTaken: boolean) => void
  readonly choices: Choices
  readonly onChoose: (choices: Choices) => void
}

const MODES = {
  only: '1 answer',
  rules: 'Told apart by rules',
  sequence: 'One after the other',
} as const

export function RouteReview(props: RouteReviewProps) {
  const { recorded, isTaken, onTake, choices, onChoose } = props
  const { title, exchanges, mode, isKnown, parameters, offers, notes } = recorded
  const segments = [...parameters, ...offers].toSorted((a, b) => a.segment - b.segment)
  const isParameter = (id: string) => parameters.some((parameter) => parameter.id === id)
  return (
    <li className={css.route}>
      <div className={css.head}>
        <Checkbox isSelected={isTaken} onChange={onTake}>
          <code>{title}</code>
        </Checkbox>
        <span className={css.about}>
          {exchanges === 1 ? '1 exchange' : `${exchanges} exchanges`}
        </span>
        <Badge>{MODES[mode]}</Badge>
        {isKnown && <Badge tone="info">Added to the route that is there</Badge>}
      </div>
      {(segments.length > 0 || mode !== 'only') && (
        <div className={css.choices}>
          {segments.map(({ id, values }) => (
            <ToggleButton
              key={id}
              size="small"
              isSelected={isParameter(id)}
              onChange={(isOn) => onChoose(chooseParameter(choices, id, isOn))}
            >
              Any value for {shorten(values)}
            </ToggleButton>
          ))}
          {mode !== 'only' && (
            <ToggleButton
              size="small"
              isSelected={choices.sequences.includes(title)}
              onChange={(isOn) => onChoose(chooseSequence(choices, title, isOn))}
            >
              One after the other
            </ToggleButton>
          )}
        </div>
      )}
      {notes.length > 0 && (
        <ul className={css.notes}>
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
    </li>
  )
}

const SHOWN = 3

const shorten = (values: readonly string[]): string =>
  values.length > SHOWN ? `${values.slice(0, SHOWN).join(', ')}…` : values.join(', ')
