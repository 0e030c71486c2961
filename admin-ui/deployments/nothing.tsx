// What is said in place of an empty list, and what to do next.
import Archive from 'lucide-react/icons/archive'
import Rocket from 'lucide-react/icons/rocket'
import SearchX from 'lucide-react/icons/search-x'
import { Button, EmptyState } from '../kit/index.ts'
import { useWhyNotMake } from './actions/index.ts'
import type { Choices } from './choices.ts'

export interface NothingProps {
  readonly choices: Choices
  /** Shows all of them again. */
  readonly onAll: () => void
  readonly onDeploy: () => void
}

export function Nothing({ choices, onAll, onDeploy }: NothingProps) {
  const whyNot = useWhyNotMake()
  if (choices.q !== '')
    return (
      <EmptyState
        icon={<SearchX size={22} />}
        title={`Nothing is called “${choices.q}”`}
        text="Deployments are found by any part of their subdomain, name or domains."
        actions={<Button onPress={onAll}>Show all of them</Button>}
      />
    )
  if (choices.show === 'paused')
    return (
      <EmptyState
        icon={<Rocket size={22} />}
        title="None is paused"
        text="A deployment that is paused keeps everything, and answers with 503."
        actions={<Button onPress={onAll}>Show all of them</Button>}
      />
    )
  if (choices.show === 'deleted')
    return (
      <EmptyState
        icon={<Archive size={22} />}
        title="Nothing was deleted"
        text="What is deleted is kept for 30 days, and can be recovered here."
      />
    )
  return (
    <EmptyState
      icon={<Rocket size={22} />}
      title="Deploy your first mock"
      text="Drop a Mockoon file or a mock in YAML, paste one, or begin with the sample. It is live at an address of its own at once."
      actions={
        <Button variant="primary" onPress={onDeploy} whyDisabled={whyNot}>
          Deploy a mock
        </Button>
      }
    />
  )
}
