// Another subdomain: whether it is free is said while it is typed, and what the change breaks before it is made.
import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import type { Deployment } from '../../../../sdk/client/index.ts'
import {
  Button,
  ErrorNote,
  TextField,
  useClient,
  useConfirm,
  useToast,
  useWhyNotDeploy,
} from '../../../kit/index.ts'
import { asSentence } from '../../figures/index.ts'
import { useChangeDeployment } from '../../queries/index.ts'
import css from '../settings.module.css'
import { useGoToSettings } from './use-go-to-settings.ts'

export function SubdomainField({ deployment }: { readonly deployment: Deployment }) {
  const { subdomain, url } = deployment
  const [wanted, setWanted] = useState(subdomain)
  const isOther = wanted !== subdomain
  const whyNot = useWhyNot(isOther ? wanted : '')
  const whyReadOnly = useWhyNotDeploy()
  const move = useMove(deployment)
  return (
    <form
      className={css.row}
      onSubmit={(event) => {
        event.preventDefault()
        if (isOther && whyNot === undefined) void move.run(wanted)
      }}
    >
      <TextField
        className={css.grow}
        label="Subdomain"
        value={wanted}
        onChange={(text) => setWanted(text.toLowerCase())}
        isMono
        error={whyNot}
        description={isOther ? `Then at ${url.replace(subdomain, wanted)}` : undefined}
        isReadOnly={whyReadOnly !== undefined}
      />
      <Button
        type="submit"
        whyDisabled={whyReadOnly}
        isDisabled={!isOther || whyNot !== undefined}
        isPending={move.isPending}
      >
        Change
      </Button>
      {move.error && <ErrorNote error={move.error} />}
    </form>
  )
}

/** Why a subdomain can't be taken, as the server says it. */
function useWhyNot(subdomain: string): string | undefined {
  const client = useClient()
  const asked = useDeferredValue(subdomain)
  const check = useQuery({
    queryKey: ['subdomain', asked],
    queryFn: () => client.checkSubdomain(asked),
    enabled: asked !== '',
    staleTime: 2_000,
  })
  const reason = asked === '' ? null : (check.data?.reason ?? null)
  return reason === null ? undefined : asSentence(reason)
}

function useMove({ subdomain, url }: Deployment) {
  const change = useChangeDeployment(subdomain)
  const confirm = useConfirm()
  const toast = useToast()
  const goTo = useGoToSettings()
  const run = async (wanted: string) => {
    const isSure = await confirm({
      title: `Move to ${wanted}?`,
      text: `Requests to ${url} reach nothing any more. Whoever uses that URL needs the new one.`,
      confirm: 'Change the subdomain',
    })
    if (!isSure) return
    change.mutate(
      { subdomain: wanted },
      {
        onSuccess: (moved) => {
          toast.success(`The mock answers at ${moved.url}`)
          goTo(moved.subdomain)
        },
      },
    )
  }
  return { run, isPending: change.isPending, error: change.error }
}
