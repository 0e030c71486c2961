// What stops a deployment: for a while, or for good.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Deployment } from '../../../../sdk/client/index.ts'
import {
  Button,
  Section,
  useClient,
  useConfirm,
  useToast,
  useWhyNotDeploy,
} from '../../../kit/index.ts'
import { useChangeDeployment } from '../../queries/index.ts'
import css from '../settings.module.css'
import { useGoToDeployments } from './use-go-to-deployments.ts'

export function DangerSection({ deployment }: { readonly deployment: Deployment }) {
  return (
    <Section title="Danger zone">
      <div>
        <Pause deployment={deployment} />
        <Delete deployment={deployment} />
      </div>
    </Section>
  )
}

function Pause({ deployment: { isPaused, subdomain } }: { readonly deployment: Deployment }) {
  const change = useChangeDeployment(subdomain)
  const whyReadOnly = useWhyNotDeploy()
  const toast = useToast()
  const toggle = () =>
    change.mutate(
      { isPaused: !isPaused },
      {
        onSuccess: () => toast.success(isPaused ? 'The mock answers again' : 'The mock is paused'),
        onError: (error) => toast.error('That did not work', error),
      },
    )
  return (
    <div className={css.line}>
      <div className={css.lineText}>
        <h3>{isPaused ? 'Paused' : 'Pause'}</h3>
        <p>
          {isPaused
            ? 'Every request is answered with 503 until it is resumed.'
            : 'Every request is answered with 503 until you resume it. Nothing is lost.'}
        </p>
      </div>
      <Button whyDisabled={whyReadOnly} isPending={change.isPending} onPress={toggle}>
        {isPaused ? 'Resume' : 'Pause'}
      </Button>
    </div>
  )
}

function Delete({ deployment: { subdomain, url } }: { readonly deployment: Deployment }) {
  const client = useClient()
  const queries = useQueryClient()
  const confirm = useConfirm()
  const toast = useToast()
  const whyReadOnly = useWhyNotDeploy()
  const goToDeployments = useGoToDeployments()
  const remove = useMutation({
    mutationFn: () => client.remove(subdomain),
    onSuccess: () => {
      toast.success(`${subdomain} is deleted`, 'It can be recovered for 30 days.')
      void queries.invalidateQueries({ queryKey: ['deployments'] })
      goToDeployments()
    },
    onError: (error) => toast.error(`${subdomain} was not deleted`, error),
  })
  const ask = async () => {
    const isSure = await confirm({
      title: `Delete ${subdomain}?`,
      text: `${url} answers nothing from now on. The deployment can be recovered for 30 days; then its mock, state, keys and log are gone.`,
      confirm: 'Delete the deployment',
      isDanger: true,
      typed: subdomain,
    })
    if (isSure) remove.mutate()
  }
  return (
    <div className={css.line}>
      <div className={css.lineText}>
        <h3>Delete</h3>
        <p>It can be recovered for 30 days.</p>
      </div>
      <Button
        variant="danger"
        whyDisabled={whyReadOnly}
        isPending={remove.isPending}
        onPress={() => void ask()}
      >
        Delete…
      </Button>
    </div>
  )
}
