// The server itself: what it is, how it fares, its keys, and a copy of its data.
import { useQuery } from '@tanstack/react-query'
import { ErrorNote, Page, Section, Skeleton, useClient } from '../kit/index.ts'
import { BackupSection } from './backup-section.tsx'
import { Fact } from './fact.tsx'
import { KeysSection } from './keys/index.ts'
import css from './server.module.css'
import { Usage } from './usage.tsx'
import { quotaRows, uptime } from './wording.ts'

export function ServerScreen() {
  const client = useClient()
  const server = useQuery({ queryKey: ['server'], queryFn: () => client.server() })
  const health = useQuery({
    queryKey: ['health'],
    queryFn: async () => ({ isAlive: await isOk('/healthz'), isReady: await isOk('/readyz') }),
    refetchInterval: 5_000,
  })
  if (server.isError)
    return (
      <Page title="Server">
        <ErrorNote error={server.error} onRetry={() => void server.refetch()} />
      </Page>
    )
  if (!server.data)
    return (
      <Page title="Server">
        <Skeleton lines={8} />
      </Page>
    )
  const { version, runtime, domain, port, regions, quotas, deployments, startedAt } = server.data
  return (
    <Page title="Server" text={`mockhost ${version} on ${runtime}`}>
      <div className={css.columns}>
        <Section title="Health">
          <dl className={css.facts}>
            <Fact name="Lives" value={yesNo(health.data?.isAlive)} />
            <Fact name="Takes requests" value={yesNo(health.data?.isReady)} />
            <Fact name="Up for" value={uptime(startedAt, Date.now())} />
            <Fact name="Domain" value={`${domain}, port ${port}`} />
            <Fact name="Regions" value={regions.join(', ')} />
            <Fact name="Deployments" value={deployments.toLocaleString('en')} />
          </dl>
        </Section>
        <Section title="Usage" text="Since the server started">
          <Usage />
        </Section>
        <Section title="Quotas" text="Of each deployment that has no others">
          <dl className={css.facts}>
            {quotaRows(quotas).map(([name, value]) => (
              <Fact key={name} name={name} value={value} />
            ))}
          </dl>
        </Section>
        <BackupSection />
      </div>
      <KeysSection />
    </Page>
  )
}

const yesNo = (isSo: boolean | undefined): string =>
  isSo === undefined ? '…' : isSo ? 'yes' : 'no'

const isOk = (path: string): Promise<boolean> =>
  fetch(path).then(
    ({ ok }) => ok,
    () => false,
  )
