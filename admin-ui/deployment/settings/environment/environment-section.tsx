// Environment variables that templates read. What is secret is never shown again.
import Variable from 'lucide-react/icons/variable'
import { useState } from 'react'
import type { Deployment, Variable as EnvironmentVariable } from '../../../../sdk/client/index.ts'
import {
  Button,
  Code,
  EmptyState,
  Section,
  useConfirm,
  useToast,
  useWhyNotDeploy,
} from '../../../kit/index.ts'
import { useChangeDeployment } from '../../queries/index.ts'
import { EnvFileDialog } from './env-file-dialog.tsx'
import { VariableDialog } from './variable-dialog.tsx'
import { VariableTable } from './variable-table.tsx'

export interface EnvironmentSectionProps {
  readonly deployment: Deployment
}

/** `new`, or the variable that is changed. */
type Edited = 'new' | 'file' | EnvironmentVariable

export function EnvironmentSection({ deployment }: EnvironmentSectionProps) {
  const { env, subdomain } = deployment
  const whyReadOnly = useWhyNotDeploy()
  const [edited, setEdited] = useState<Edited>()
  const remove = useRemoveVariable(subdomain)
  const close = () => setEdited(undefined)
  const names = env.map(({ name }) => name)
  return (
    <Section
      title="Environment variables"
      text={
        <>
          Read by templates: <Code>{"{{getEnvVar 'NAME'}}"}</Code>. Live at once, without a new
          revision.
        </>
      }
      actions={
        <>
          <Button size="small" whyDisabled={whyReadOnly} onPress={() => setEdited('file')}>
            From a .env file
          </Button>
          <Button size="small" whyDisabled={whyReadOnly} onPress={() => setEdited('new')}>
            New variable
          </Button>
        </>
      }
    >
      {env.length === 0 ? (
        <EmptyState
          icon={<Variable size={20} />}
          title="No variables"
          text="Put here what differs from deployment to deployment, such as the URL of a callback or a secret that signs it."
        />
      ) : (
        <VariableTable
          variables={env}
          whyReadOnly={whyReadOnly}
          onEdit={setEdited}
          onRemove={(name) => void remove(name)}
        />
      )}
      {edited === 'file' && <EnvFileDialog subdomain={subdomain} onClose={close} />}
      {edited !== undefined && edited !== 'file' && (
        <VariableDialog
          subdomain={subdomain}
          variable={edited === 'new' ? undefined : edited}
          taken={names}
          onClose={close}
        />
      )}
    </Section>
  )
}

function useRemoveVariable(subdomain: string): (name: string) => Promise<void> {
  const change = useChangeDeployment(subdomain)
  const confirm = useConfirm()
  const toast = useToast()
  return async (name) => {
    const isSure = await confirm({
      title: `Remove ${name}?`,
      text: 'Templates that read it find nothing from now on.',
      confirm: 'Remove the variable',
      isDanger: true,
    })
    if (!isSure) return
    change.mutate(
      { env: { [name]: null } },
      {
        onSuccess: () => toast.success(`${name} is removed`),
        onError: (error) => toast.error(`${name} was not removed`, error),
      },
    )
  }
}
