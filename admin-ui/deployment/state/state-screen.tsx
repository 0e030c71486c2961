// The state tab: what its address says, as what is shown.
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { StateView } from './state-view.tsx'

export function Screen() {
  const { name } = useParams({ from: '/deployments/$name' })
  const search = useSearch({ strict: false }) as { session?: unknown; part?: unknown }
  const navigate = useNavigate()
  const session = search.session === undefined ? null : String(search.session)
  const part = typeof search.part === 'string' ? search.part : 'buckets'
  return (
    <StateView
      target={{ name, session }}
      tab={part}
      onGo={(to) => {
        const next = { session, part, ...given(to.tab, to.session) }
        void navigate({
          to: '.',
          search: {
            part: next.part,
            ...(next.session === null ? {} : { session: next.session }),
          } as never,
          replace: true,
        })
      }}
    />
  )
}

const given = (part: string | undefined, session: string | null | undefined) => ({
  ...(part === undefined ? {} : { part }),
  ...(session === undefined ? {} : { session }),
})
