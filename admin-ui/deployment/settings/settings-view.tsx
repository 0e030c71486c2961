// The settings of a deployment, one below the other, with the way to each at the side.
import type { Deployment } from '../../../sdk/client/index.ts'
import { ErrorNote, Skeleton } from '../../kit/index.ts'
import { useDeployment } from '../queries/index.ts'
import { VisibilityChoice } from './access/index.ts'
import { AddressSection, RegionSection } from './address/index.ts'
import { DangerSection } from './danger/index.ts'
import { EnvironmentSection } from './environment/index.ts'
import { FilesSection } from './files/index.ts'
import { KeysSection } from './keys/index.ts'
import { LimitsSection } from './limits/index.ts'
import { MockSection } from './mock/index.ts'
import css from './settings.module.css'
import { SettingsNav } from './settings-nav.tsx'

export function SettingsView({ name }: { readonly name: string }) {
  const query = useDeployment(name)
  if (query.isError)
    return (
      <div className={css.page}>
        <ErrorNote error={query.error} onRetry={() => void query.refetch()} />
      </div>
    )
  if (!query.data)
    return (
      <div className={css.page}>
        <Skeleton lines={10} />
      </div>
    )
  return <Settings deployment={query.data} />
}

function Settings({ deployment }: { readonly deployment: Deployment }) {
  return (
    <div className={css.layout}>
      <SettingsNav />
      <Sections deployment={deployment} />
    </div>
  )
}

function Sections({ deployment }: { readonly deployment: Deployment }) {
  return (
    <div className={css.page}>
      <MockSection name={deployment.subdomain} />
      <VisibilityChoice deployment={deployment} />
      <KeysSection name={deployment.subdomain} isPrivate={deployment.visibility === 'private'} />
      <EnvironmentSection deployment={deployment} />
      <FilesSection deployment={deployment} />
      <AddressSection deployment={deployment} />
      <RegionSection deployment={deployment} />
      <LimitsSection deployment={deployment} />
      <DangerSection deployment={deployment} />
    </div>
  )
}
