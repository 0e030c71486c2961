// The revisions tab: what its address says, as what is shown.
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { RevisionsView } from './revisions-view.tsx'

const VIEWS = ['changes', 'yaml', 'json']

export function Screen() {
  const { name } = useParams({ from: '/deployments/$name' })
  const search = useSearch({ strict: false }) as Readonly<Record<string, unknown>>
  const navigate = useNavigate()
  const view = VIEWS.find((each) => each === search.view) ?? 'changes'
  return (
    <RevisionsView
      name={name}
      selected={numberOf(search.revision)}
      against={numberOf(search.against)}
      view={view}
      onGo={(to) => void navigate({ to: '.', search: to as never, replace: true })}
    />
  )
}

function numberOf(value: unknown): number | undefined {
  const number = Number(value)
  return Number.isSafeInteger(number) && number > 0 ? number : undefined
}
