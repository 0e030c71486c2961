// Nothing to show: how the first request is sent, or how the filter is taken away.
import Radio from 'lucide-react/icons/radio'
import { Button, CodeBlock, EmptyState } from '../../kit/index.ts'
import { useDeployment } from '../queries/index.ts'
import type { TrafficFilter } from './filter/index.ts'

export interface NoTrafficProps {
  readonly name: string
  readonly isFiltering: boolean
  readonly onFilter: (filter: TrafficFilter) => void
}

export function NoTraffic({ name, isFiltering, onFilter }: NoTrafficProps) {
  const deployment = useDeployment(name).data
  if (isFiltering)
    return (
      <EmptyState
        title="No transaction passes the filter"
        text="New ones that do will appear here."
        actions={<Button onPress={() => onFilter({})}>Show all</Button>}
      />
    )
  const key = deployment?.visibility === 'private' ? " -H 'X-Mockhost-Key: YOUR_KEY'" : ''
  return (
    <EmptyState
      icon={<Radio size={20} />}
      title="Waiting for the first request"
      text="Every request to this mock appears here as it comes, with the reason for its answer."
      actions={
        <CodeBlock text={`curl ${deployment?.url ?? ''}/${key}`} copyLabel="Copy the line" wraps />
      }
    />
  )
}
