// The server itself: how it fares, its keys, what it allows, and a copy of its data.
import { useQuery } from '@tanstack/react-query'
import { ErrorNote, Page, Section, Skeleton, useClient } from '../kit/index.ts'
import { BackupSection } from './backup-section.tsx'
import { Fact, Facts } from './fact.tsx'
import { KeysSection } from './keys/index.ts'
import css from './server.module.css'
import { Status } from './status.tsx'
import { UsageSection } from './usage-section.tsx'
import { quotaRows } from './wording.ts'

export function ServerScreen() {
  const client = useClient()
  const server = useQuery({ queryKey: ['server'], queryFn: () => client.server() })
  if (server.isError)
    return (
      <Page title="Server">
        <ErrorNote
          title="The server says nothing of itself"
          error={server.error}
          onRetry={() => void server.refetch()}
        />
      </Page>
    )
  if (!server.data)
    return (
      <Page title="Server">
        <Skeleton lines={8} height={24} />
      </Page>
    )
  const { version, runtime, quotas } = server.data
  return (
    <Page title="Server" text={`mockhost ${version} on ${runtime}`}>
      <Status server={server.data} />
      <KeysSection />
      <div className={css.columns}>
        <UsageSection />
        <Section title="Quotas" text="Of each deployment that has none of its own">
          <Facts>
            {quotaRows(quotas).map(([name, value]) => (
              <Fact key={name} name={name} value={value} />
            ))}
          </Facts>
        </Section>
        <BackupSection />
      </div>
    </Page>
  )
}
