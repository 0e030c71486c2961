// Who may ask the mock: anyone, or only those with a key.
import Globe from 'lucide-react/icons/globe'
import Lock from 'lucide-react/icons/lock'
import type { ReactNode } from 'react'
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup'
import type { Deployment, Visibility } from '../../../../sdk/client/index.ts'
import { ErrorNote, Section, useToast, useWhyNotDeploy } from '../../../kit/index.ts'
import { useChangeDeployment } from '../../queries/index.ts'
import css from './access.module.css'

export function VisibilityChoice({ deployment }: { readonly deployment: Deployment }) {
  const { visibility, subdomain } = deployment
  const change = useChangeDeployment(subdomain)
  const whyReadOnly = useWhyNotDeploy()
  const toast = useToast()
  const choose = (next: Visibility) =>
    change.mutate(
      { visibility: next },
      {
        onSuccess: () =>
          toast.success(next === 'private' ? 'Requests need a key now' : 'Anyone can ask it now'),
      },
    )
  return (
    <Section title="Visibility" text={whyReadOnly}>
      <RadioGroup
        aria-label="Visibility"
        className={css.choices ?? ''}
        value={(change.isPending && change.variables.visibility) || visibility}
        isDisabled={whyReadOnly !== undefined || change.isPending}
        onChange={(value) => choose(value as Visibility)}
      >
        <Choice
          value="public"
          icon={<Globe size={16} />}
          title="Public"
          text="Anyone who has the URL gets answers."
        />
        <Choice
          value="private"
          icon={<Lock size={16} />}
          title="Private"
          text="Every request needs one of the keys below; others get 401."
        />
      </RadioGroup>
      {change.isError && <ErrorNote error={change.error} />}
    </Section>
  )
}

interface ChoiceProps {
  readonly value: Visibility
  readonly icon: ReactNode
  readonly title: string
  readonly text: string
}

function Choice({ value, icon, title, text }: ChoiceProps) {
  return (
    <Radio value={value} className={css.choice ?? ''}>
      <span className={css.icon}>{icon}</span>
      <span>
        <strong>{title}</strong>
        <span className={css.text}>{text}</span>
      </span>
    </Radio>
  )
}
